import type { Secrecy } from '../../kernel/measure.ts';
import { type Family, tableKey } from './family.ts';
import { type Balance, keyOf, type WebCell } from './parts.ts';
import type { Chains } from './stay.ts';
import { codeOf, type Token, tokensOf } from './token.ts';

export type Tied = Secrecy<unknown>['tied'];

/** Where a cell may have to be hidden although nobody is in it. */
export type EmptyPlace = { readonly table: number; readonly chains: Chains };

const wholeOnly: readonly (readonly string[])[] = [[]];

function tablesTied({ dimension, by = wholeOnly }: NonNullable<Tied>): readonly (readonly string[])[] {
  return by.map((dimensions) => [...dimensions, dimension]);
}

/**
 * For each stay, the cells of the value tied to its own, and of what those are part of: with one arrival and no departure, the 0 of the
 * departures and the change of the headcount tell the one, so that the 0 may have to be hidden too.
 */
export function emptyPlaces(family: Family, tied: Tied, stays: readonly Chains[]): readonly (readonly EmptyPlace[])[] {
  if (!tied) return stays.map(() => []);
  const tables = tablesTied(tied).map((whole) =>
    family.tables.flatMap(({ dimensions }, table) =>
      dimensions.includes(tied.dimension) && dimensions.every((one) => whole.includes(one)) ? [table] : [],
    ),
  );
  return stays.map((chains) => {
    const own = codeOf(chains[tied.dimension]?.at(-1) ?? '');
    if (own === null || !tied.values.includes(own)) return [];
    return tied.values.flatMap((value) => {
      const turned = { ...chains, [tied.dimension]: tokensOf(value) };
      return tables.flat().map((table) => ({ table, chains: turned }));
    });
  });
}

/** The pairs of cells whose difference everybody is told. */
export function balancesOf(tied: Tied, family: Family, cells: readonly WebCell[]): Balance[] {
  if (!tied) return [];
  const keys = new Set(tablesTied(tied).map(tableKey));
  const groups = new Map<string, { cell: number; sign: 1 | -1 }[]>();
  for (const [cell, { table, tokens }] of cells.entries()) {
    const dimensions = family.tables[table]?.dimensions ?? [];
    const place = dimensions.indexOf(tied.dimension);
    const which = tied.values.indexOf(codeOf(tokens[place] ?? '') ?? '');
    if (which === -1 || !keys.has(tableKey(dimensions))) continue;
    const key = `${table}\n${keyOf(tokens.filter((_, at) => at !== place))}`;
    groups.set(key, [...(groups.get(key) ?? []), { cell, sign: which === 0 ? 1 : -1 }]);
  }
  return [...groups.values()];
}

/** Of a hidden cell that nobody is in, by dimension its code, and whether it is a branch, whose smaller branches nobody knows. */
export type HiddenEmpty = ReadonlyMap<string, { readonly code: string; readonly isBranch: boolean }>;

export function hiddenEmpty({ table, tokens }: WebCell, { tables }: Family): HiddenEmpty {
  const dimensions = tables[table]?.dimensions ?? [];
  return new Map(
    dimensions.map((dimension, place) => {
      const token: Token = tokens[place] ?? '';
      return [dimension, { code: codeOf(token) ?? '', isBranch: token !== tokensOf(codeOf(token))[0] }];
    }),
  );
}

/** Whether a cell is finer than a hidden empty one, so that it is empty too and would tell it; a branch is supposed to be under another. */
export function isWithin(at: ReadonlyMap<string, string>, empty: HiddenEmpty): boolean {
  return [...empty].every(([dimension, { code, isBranch }]) => at.get(dimension) === code || (isBranch && at.has(dimension)));
}
