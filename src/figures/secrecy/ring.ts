import type { Family } from './family.ts';
import type { Token } from './token.ts';

/** Beyond, a ring is not closed and nothing of its population is told. */
const mostRingCells = 20_000;

type Possible = { readonly table: number; readonly tokens: readonly Token[] };

/**
 * The cells of the table that closes a ring: every combination of classes of which no part is empty in the tables inside it.
 * What is told of the parts says no more of which are empty. `classes`: by table, the keys of its classes that hold somebody.
 */
export function possibleRingCells(family: Family, classes: readonly ReadonlyMap<string, unknown>[]): readonly Possible[] | null {
  const ring = family.tables.findIndex(({ closesRing }) => closesRing);
  const dimensions = family.tables[ring]?.dimensions ?? [];
  let made: Token[][] = [[]];
  for (const [place, dimension] of dimensions.entries()) {
    const parts = partsWithin(family, ring, dimension);
    const checks = parts.filter(({ kept }) => Math.max(...kept) === place);
    const tokens = new Set(
      parts.flatMap(({ table, at }) => [...(classes[table]?.keys() ?? [])].flatMap((key) => key.split('\n')[at] ?? [])),
    );
    const next: Token[][] = [];
    for (const one of made)
      for (const token of tokens) {
        const longer = [...one, token];
        const fits = checks.every(({ table, kept }) => classes[table]?.has(kept.map((k) => longer[k]).join('\n')));
        if (fits) next.push(longer);
        if (next.length > mostRingCells) return null;
      }
    made = next;
  }
  return ring === -1 ? [] : made.map((tokens) => ({ table: ring, tokens }));
}

/** The tables inside the ring that bear a dimension: where it stands in them, and where each of theirs stands in the ring. */
function partsWithin(family: Family, ring: number, dimension: string) {
  const all = family.tables[ring]?.dimensions ?? [];
  return family.tables.flatMap(({ dimensions }, table) => {
    if (table === ring || !dimensions.includes(dimension) || !dimensions.every((one) => all.includes(one))) return [];
    return [{ table, at: dimensions.indexOf(dimension), kept: dimensions.map((one) => all.indexOf(one)) }];
  });
}
