import type { Tx } from '../database/face.ts';
import { momentOf } from './memory.store.ts';

/**
 * What was already worked out, kept for as long as it is true. Every change of records journals a fact in its own
 * transaction, so that two readers of one operator who hold the same roles in the same teams and see the same last entry of the journal see the same
 * records: what one of them worked out holds for the other. Roles and teams count, since some rows and figures are confided to some.
 * What also depends on whose account reads is not to be recalled.
 * Readers of a member see fewer rows: they neither use the memory nor fill it.
 */
export type Memory = {
  /** The value kept under a key at this reader's moment, or worked out now. Keys carry everything that the value depends on. */
  readonly recall: <T>(tx: Tx, key: string, work: () => Promise<T>) => Promise<T>;
  /** The same for many keys: `work` is given those that are not kept, and answers in their order. */
  readonly recallMany: <T>(
    tx: Tx,
    keys: readonly string[],
    work: (missing: readonly string[]) => Promise<readonly T[]>,
  ) => Promise<T[]>;
};

/** Keeps nothing: for tests, and for transactions that write what they then read. */
export const noMemory: Memory = {
  recall: (_tx, _key, work) => work(),
  recallMany: async (_tx, keys, work) => [...(await work(keys))],
};

type Shelf = { readonly entries: number | null; readonly values: Map<string, unknown> };

/** A memory of the process: per operator, set of roles and teams in which they are held, what holds at the last entry of its journal; an older moment is forgotten. */
export function createMemory(most = 20_000): Memory {
  const shelves = new Map<string, Shelf>();
  const moments = new WeakMap<Tx, Promise<Map<string, unknown>>>();

  const shelfAt = async (tx: Tx): Promise<Map<string, unknown>> => {
    const { operator, member, roles, teams, readOnly, entries } = await momentOf(tx);
    // A transaction that writes reads what it wrote before the journal says so: nothing is kept of it. Nor of what a member's
    // person reads, who sees fewer rows, and not the journal.
    if (!readOnly || operator === null || member !== null) return new Map();
    const whose = `${operator} ${[...roles].sort().join()} ${teams}`;
    const kept = shelves.get(whose);
    if (kept && kept.entries === entries && kept.values.size < most) return kept.values;
    const fresh: Shelf = { entries, values: new Map() };
    // A reader who began before the last change must not push out what holds now.
    if (!kept || (entries ?? 0) >= (kept.entries ?? 0)) shelves.set(whose, fresh);
    return fresh.values;
  };
  const shelfOf = (tx: Tx): Promise<Map<string, unknown>> => {
    const known = moments.get(tx);
    if (known) return known;
    const found = shelfAt(tx);
    moments.set(tx, found);
    return found;
  };

  const recallMany = async <T>(
    tx: Tx,
    keys: readonly string[],
    work: (missing: readonly string[]) => Promise<readonly T[]>,
  ): Promise<T[]> => {
    const shelf = await shelfOf(tx);
    const missing = keys.filter((key) => !shelf.has(key));
    const made = missing.length === 0 ? [] : await work(missing);
    for (const [index, key] of missing.entries()) shelf.set(key, made[index]);
    return keys.map((key) => shelf.get(key) as T); // each key is only ever written by the work that reads it
  };
  const recall = async <T>(tx: Tx, key: string, work: () => Promise<T>): Promise<T> => {
    const [value] = await recallMany(tx, [key], async () => [await work()]);
    return value as T; // one key in, one value out
  };
  return { recall, recallMany };
}
