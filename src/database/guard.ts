import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Hold } from '../kernel/hold.ts';
import type { Line } from './engine.ts';

/** Whose rows a transaction sees (null for the accounts library), and the lock that it takes as it begins. */
type Beginning = { readonly actor: Actor | null; readonly holds: Hold | null };

/**
 * The transaction that the running code stands in, and the statements that go with its commit; `open` goes false when it ends, for code
 * that outlives it.
 */
export type Standing = Beginning & { open: boolean; line: Line | null; last: readonly CompiledQuery[] };

const standing = new AsyncLocalStorage<Standing>();

export function currentStanding(): Standing | undefined {
  return standing.getStore();
}

/**
 * Refuses the outer handle inside an open transaction. On a single connection it would wait for itself for ever; on a pool
 * it would read outside the transaction, which is as wrong and harder to see, so both engines refuse.
 */
export function demandOutside(): void {
  if (standing.getStore()?.open) {
    throw new Error(
      'the database was used by its outer handle inside an open transaction: pass the transaction (tx) down instead',
    );
  }
}

/** Runs one transaction in its own standing, so that the driver and the guard know of it. */
export async function standInTransaction<T>(beginning: Beginning, run: (here: Standing) => Promise<T>): Promise<T> {
  demandOutside();
  const here: Standing = { ...beginning, open: true, line: null, last: [] };
  try {
    return await standing.run(here, () => run(here));
  } finally {
    here.open = false;
  }
}
