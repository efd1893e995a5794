import type { Coordinates } from '../../kernel/figure.ts';

/** The same text for the same coordinates, one value each, whatever their order. */
export function cellKey(at: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cells that a question adds up. */
export function cellsAsked(at: Coordinates): string[] {
  const all = Object.entries(at).reduce<Record<string, string>[]>(
    (found, [name, value]) =>
      found.flatMap((one) => (typeof value === 'string' ? [value] : value).map((each) => ({ ...one, [name]: each }))),
    [{}],
  );
  return all.map(cellKey);
}
