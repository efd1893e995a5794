import type { Secrecy } from '../../kernel/measure.ts';
import type { Family } from './family.ts';
import type { Balance, WebCell } from './parts.ts';
import type { Chains } from './stay.ts';
import { codeOf, tokensOf } from './token.ts';

export type Tied = Secrecy<unknown>['tied'];

/** Where a cell may have to be hidden although nobody is in it. */
export type EmptyPlace = { readonly table: number; readonly chains: Chains };

/**
 * For each stay, the cell of the value tied to its own: with one arrival and no departure, the 0 of the departures and the change
 * of the headcount tell the one, so that the 0 may have to be hidden too.
 */
export function emptyPlaces(family: Family, tied: Tied, stays: readonly Chains[]): readonly (readonly EmptyPlace[])[] {
  if (!tied) return stays.map(() => []);
  const tables = family.tables.flatMap(({ dimensions }, table) => (dimensions.includes(tied.dimension) ? [table] : []));
  const empties = tied.values.flatMap((value) =>
    tables.map((table) => ({ table, chains: { [tied.dimension]: tokensOf(value) } })),
  );
  return stays.map((chains) => (tied.values.includes(codeOf(chains[tied.dimension]?.at(-1) ?? '') ?? '') ? empties : []));
}

/** The two cells whose difference everybody is told. */
export function balancesOf(tied: Tied, family: Family, cells: readonly WebCell[]): Balance[] {
  if (!tied) return [];
  const terms = cells.flatMap(({ table, tokens: [token] }, cell) => {
    const isOfTies = family.tables[table]?.dimensions.includes(tied.dimension);
    const which = isOfTies && token !== undefined ? tied.values.indexOf(codeOf(token) ?? '') : -1;
    return which === -1 ? [] : [{ cell, sign: which === 0 ? (1 as const) : (-1 as const) }];
  });
  return [terms];
}
