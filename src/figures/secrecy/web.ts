import type { Secrecy } from '../../kernel/measure.ts';
import { cellKey } from './cells.ts';
import type { Family, Table } from './family.ts';
import { type Balance, type Branches, holdersOf, keyOf, type Relation, type Web, type WebCell } from './parts.ts';
import { relationsOf } from './relate.ts';
import { possibleRingCells } from './ring.ts';
import { type Chains, classIn } from './stay.ts';
import { balancesOf, emptyPlaces } from './ties.ts';
import { aboveOf, chainOf, codeOf, isDirect, type Token } from './token.ts';

function askedBy({ told, dimensions }: Table, tokens: readonly Token[]): string | null {
  const codes = tokens.map(codeOf);
  if (!told || codes.includes(null)) return null;
  return cellKey(Object.fromEntries(dimensions.map((dimension, place) => [dimension, codes[place] ?? ''])));
}

/** By table, the cells found so far, and for each class that holds somebody, the keys of the cells that hold it. */
type Found = {
  readonly cells: readonly Map<string, readonly Token[]>[];
  readonly classes: readonly Map<string, readonly string[]>[];
};

/** Puts a stay into a table. @returns the keys of its cells there */
function place({ cells, classes }: Found, { tables }: Family, table: number, chains: Chains): readonly string[] {
  const about = tables[table];
  if (!about) return [];
  const own = classIn(chains, about.dimensions);
  const key = keyOf(own);
  const known = classes[table]?.get(key);
  if (known) return known;
  const keys = holdersOf(about, own).map((tokens) => {
    cells[table]?.set(keyOf(tokens), tokens);
    return keyOf(tokens);
  });
  classes[table]?.set(key, keys);
  return keys;
}

type Numbers = readonly ReadonlyMap<string, number>[];

function numberCells({ tables }: Family, found: Found): { readonly cells: readonly WebCell[]; readonly numbers: Numbers } {
  const cells: WebCell[] = [];
  const numbers = found.cells.map((here, table) => {
    const about = tables[table];
    return new Map(
      [...here.keys()].sort().map((key) => {
        const tokens = here.get(key) ?? [];
        const fineness = tokens.reduce((sum, token) => sum + chainOf(token).length, 0);
        cells.push({ table, tokens, asked: about ? askedBy(about, tokens) : null, fineness });
        return [key, cells.length - 1];
      }),
    );
  });
  return { cells, numbers };
}

/** Of a cell that closes a ring, its parts in the tables inside the ring; null for another. */
function partsInside({ tables, covers }: Family, numbers: Numbers, { table, tokens }: WebCell): readonly number[] | null {
  const here = tables[table];
  if (!here?.closesRing) return null;
  return covers.flatMap(([above, below]) => {
    const wider = tables[above];
    if (below !== table || !wider) return [];
    const part = tokens.filter((_, at) => wider.dimensions.includes(here.dimensions[at] ?? ''));
    return numbers[above]?.get(keyOf(part)) ?? [];
  });
}

function branchesOf({ tables }: Family, cells: readonly WebCell[], stays: readonly Chains[]): Branches {
  const numbers = new Map<string, number>();
  const numberOf = (dimension: string, branch: Token) => {
    const key = `${dimension}\n${branch}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const above = stays.map((chains) =>
    Object.entries(chains).flatMap(([dimension, chain]) => chain.slice(0, -2).map((branch) => numberOf(dimension, branch))),
  );
  const directly = cells.map(({ table, tokens }) => {
    // A table that closes a ring has classes alone: there, no branch stands for who is directly on it.
    if (tables[table]?.closesRing) return [];
    return tokens.flatMap((token, at) => {
      const branch = isDirect(token) ? aboveOf(token) : null;
      return branch === null ? [] : [numberOf(tables[table]?.dimensions[at] ?? '', branch)];
    });
  });
  return { count: numbers.size, above, directly };
}

function bearingOf(cells: readonly WebCell[], relations: readonly Relation[], balances: readonly Balance[]): number[][] {
  const bearing: number[][] = cells.map(() => []);
  for (const [place, { parent, children }] of relations.entries())
    for (const cell of [parent, ...children]) bearing[cell]?.push(place);
  for (const [place, balance] of balances.entries())
    for (const { cell } of balance) bearing[cell]?.push(relations.length + place);
  return bearing;
}

/** @returns null when closing a ring would take too many cells: nothing can then be told safely. */
export function webOf(family: Family, tied: Secrecy<unknown>['tied'], stays: readonly Chains[]): Web | null {
  const found: Found = { cells: family.tables.map(() => new Map()), classes: family.tables.map(() => new Map()) };
  const held = stays.map((chains) => family.tables.map((_, table) => ({ table, keys: place(found, family, table, chains) })));
  const empties = emptyPlaces(family, tied, stays).map((places) =>
    places.map(({ table, chains }) => ({ table, keys: place(found, family, table, chains) })),
  );
  const possible = possibleRingCells(family, found.classes);
  if (possible === null) return null;
  for (const { table, tokens } of possible) found.cells[table]?.set(keyOf(tokens), tokens);
  const { cells, numbers } = numberCells(family, found);
  const numbered = (places: (typeof held)[number]) =>
    places.flatMap(({ table, keys }) => keys.flatMap((key) => numbers[table]?.get(key) ?? []));
  const relations = relationsOf(family, cells, numbers);
  const balances = balancesOf(tied, family, cells);
  return {
    family,
    cells,
    relations,
    balances,
    bearing: bearingOf(cells, relations, balances),
    cellsOf: held.map(numbered),
    emptiesOf: empties.map(numbered),
    emptiedBy: cells.map((cell) => partsInside(family, numbers, cell)),
    branches: branchesOf(family, cells, stays),
  };
}
