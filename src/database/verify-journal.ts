import type { Actor } from '../kernel/actor.ts';
import type { Database } from './face.ts';
import { findFirstNumber, listRemovals, readLinks } from './journal-chain.store.ts';
import { type Break, beforeFirst, breakAt, type ChainedEntry, type Removal, startsAfter } from './journal-chain.ts';

export type Verification = {
  /** Entries that follow from one another, from the first that is there. */
  readonly intact: number;
  /** Hash of the last of them; null when there is none. */
  readonly last: string | null;
  readonly broken: Break | null;
  /** Number of the entry whose hash is the one that was noted; null when no intact entry bears it, or none was given. */
  readonly notedAt: number | null;
  /** What the retention removed before the first entry, as a later intact one says; null: the chain is there from its beginning. */
  readonly removed: Removal | null;
};

const linksAtOnce = 1000;

/** From where the walk starts: the very beginning, or after what the journal says was removed. */
type Start = { readonly hash: string; readonly removed: Removal | null };

const beginning: Start = { hash: beforeFirst, removed: null };

function startOf(first: ChainedEntry | undefined, removals: readonly Removal[]): Start {
  if (first === undefined || first.previousHash === beforeFirst) return beginning;
  const removed = removals.find((one) => startsAfter(one, first));
  return removed === undefined ? beginning : { hash: removed.lastHash, removed };
}

async function walk(database: Database, actor: Actor, noted: string | null): Promise<Verification> {
  const { first, removals } = await database.read(actor, async (tx) => ({
    first: (await readLinks(tx, Number.MIN_SAFE_INTEGER, 1))[0],
    removals: await listRemovals(tx),
  }));
  const { hash, removed } = startOf(first, removals);
  let [last, after, intact]: [string, number, number] = [hash, Number.MIN_SAFE_INTEGER, 0];
  let notedAt = removed !== null && noted === removed.lastHash ? removed.lastNumber : null;
  const told = (broken: Break | null): Verification => ({
    intact,
    last: intact === 0 ? null : last,
    broken,
    notedAt,
    // Until its own entry was walked over, what it says is not known to be intact.
    removed: removed !== null && after >= removed.toldAt ? removed : null,
  });
  for (;;) {
    const links = await database.read(actor, (tx) => readLinks(tx, after, linksAtOnce));
    for (const link of links) {
      const broken = breakAt(link, last);
      if (broken) return told(broken);
      [last, after, intact] = [link.hash, link.id, intact + 1];
      if (link.hash === noted) notedAt = link.id;
    }
    if (links.length < linksAtOnce) return told(null);
  }
}

/**
 * Walks the journal of the actor's operator from its first entry, a thousand at a time, each in a short reading of its own, so
 * that nobody has to wait for the end. Who removes the latest entries leaves a chain that holds; `noted`, the hash that an
 * earlier verification printed, tells. A chain that does not begin with an operator's first entry must say itself, further on,
 * what its retention removed.
 */
export async function verifyJournal(database: Database, actor: Actor, noted: string | null = null): Promise<Verification> {
  const firstNumber = () => database.read(actor, findFirstNumber);
  for (;;) {
    const began = await firstNumber();
    const verification = await walk(database, actor, noted);
    // The retention may remove what the walk stands on: the chain then begins elsewhere, and is walked anew.
    if (verification.broken === null || (await firstNumber()) === began) return verification;
  }
}
