import { stringify } from 'csv-stringify/sync';

/** Machine CSV: comma, quotes where needed, one line feed a row. */
export function csv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  return stringify([[...header], ...rows]);
}
