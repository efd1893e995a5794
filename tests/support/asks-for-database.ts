import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const asks = /openTestDatabase|createServerDatabase|BIEVRE_TEST_POSTGRES/;
/** Builders of tests and what tests share: through these, a test asks for a database without naming it. */
const shared = /from '(\.[^']*(?:\.samples|\/support\/[^']+)\.ts)'/g;

/** Whether a file of tests opens the database of the environment, itself or through the samples that it imports. */
export function asksForDatabase(file: string, met = new Set<string>()): boolean {
  if (met.has(file)) return false;
  met.add(file);
  const text = readFileSync(file, 'utf8');
  return asks.test(text) || [...text.matchAll(shared)].some(([, path = '']) => asksForDatabase(join(dirname(file), path), met));
}
