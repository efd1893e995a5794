import type { Tx } from '../database/face.ts';
import { type AskedEntries, listEntriesAbout } from '../database/journal.store.ts';
import type { FileFormat } from '../import/format.ts';
import { type HistoryEvent, readHistory } from '../import/history.ts';
import { type Answer, mayReadJournal } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ReaderDoor } from './reader-door.ts';
import type { PageReading } from './reading.ts';
import { tellEntries } from './told-entries.ts';

/** The history of one thing for its page; null for a member's person, to whom the operator's imports are not shown. */
export async function thingHistory(
  page: PageReading,
  formats: readonly FileFormat[],
  kind: string,
  code: string,
  limit: number,
): Promise<readonly HistoryEvent[] | null> {
  if (page.actor.member !== null) return null;
  return page.registry.memory.recall(page.tx, JSON.stringify(['history', kind, code, limit]), () =>
    readHistory(page.tx, formats, { kind, code }, limit),
  );
}

/** A fact of the journal about a thing, as its page tells it; the journal itself is the page of none in particular. */
export type ThingFact = Omit<HistoryEvent, 'path'> & { readonly path: null };

/** Whose page it is, and what it may ask. */
type Asking = { readonly actor: Actor; readonly tx: Tx; readonly doors: readonly ReaderDoor[] };

/**
 * What the journal says of one thing (under all its identifiers), for its page; null for whoever may not read the journal. `may`: those
 * who answer for things of this kind read what happened to them, whether they read the rest of the journal or not.
 */
export async function thingFacts(
  { actor, tx, doors }: Asking,
  subjects: readonly string[],
  asked: AskedEntries & { readonly may?: Answer },
): Promise<readonly ThingFact[] | null> {
  if (!(asked.may ?? mayReadJournal(actor)).may) return null;
  const told = await tellEntries(tx, doors, await listEntriesAbout(tx, subjects, asked));
  return told.map(({ id, at, when, who, fromWhere, fact, changes }) => ({
    key: String(id),
    at,
    when,
    who: fromWhere === null ? who : `${who}, ${fromWhere}`,
    path: null,
    what: fact,
    changes,
    undone: null,
  }));
}
