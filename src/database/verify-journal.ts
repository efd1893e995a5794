import type { Actor } from '../kernel/actor.ts';
import type { Database } from './face.ts';
import { readLinks } from './journal-chain.store.ts';
import { type Break, beforeFirst, breakAt } from './journal-chain.ts';

export type Verification = {
  /** Entries that follow from one another, from the first. */
  readonly intact: number;
  /** Hash of the last of them; null when there is none. */
  readonly last: string | null;
  readonly broken: Break | null;
  /** Number of the entry whose hash is the one that was noted; null when no intact entry bears it, or none was given. */
  readonly notedAt: number | null;
};

const linksAtOnce = 1000;

/**
 * Walks the journal of the actor's operator from its first entry, a thousand at a time, each in a short reading of its own: the
 * chain only grows, so that nobody has to wait for the end. Who removes the latest entries leaves a chain that holds; `noted`,
 * the hash that an earlier verification printed, tells.
 */
export async function verifyJournal(database: Database, actor: Actor, noted: string | null = null): Promise<Verification> {
  let [last, after, intact]: [string, number, number] = [beforeFirst, Number.MIN_SAFE_INTEGER, 0];
  let notedAt: number | null = null;
  const told = (broken: Break | null): Verification => ({ intact, last: intact === 0 ? null : last, broken, notedAt });
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
