import { noValue, type Token, tokensOf } from './token.ts';

/** A person for a stretch of days, 'YYYY-MM-DD', `to` excluded: per dimension a value, the path of a tree, or null. */
export type Stay = {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly at: Readonly<Record<string, string | readonly string[] | null>>;
};

/** The tokens of each dimension that hold a stay, from the widest to the narrowest. */
export type Chains = Readonly<Record<string, readonly Token[]>>;

/** Reads places into chains; those of one value share one list. */
export function chainReader(dimensions: readonly string[]): (at: Stay['at']) => Chains {
  const known = new Map<string, readonly Token[]>();
  return (at) =>
    Object.fromEntries(
      dimensions.map((dimension) => {
        const value = at[dimension] ?? null;
        const key = JSON.stringify(value);
        const tokens = known.get(key) ?? tokensOf(value);
        known.set(key, tokens);
        return [dimension, tokens];
      }),
    );
}

/** The narrowest token of each of some dimensions: where a stay is, beside all others. */
export function classIn(chains: Chains, dimensions: readonly string[]): Token[] {
  return dimensions.map((dimension) => chains[dimension]?.at(-1) ?? noValue);
}

/** Every combination of one of each list. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((made, list) => made.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}
