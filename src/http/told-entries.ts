import type { Tx } from '../database/face.ts';
import { type JournalEntry, nameSubjects } from '../database/journal.store.ts';
import { type Difference, differences } from '../kernel/difference.ts';
import { frenchInstant } from '../kernel/french.ts';
import type { FactWords, ReaderDoor } from './reader-door.ts';

/** An entry in the words of the capability that wrote it. */
export type ToldEntry = {
  readonly id: number;
  readonly at: string;
  readonly when: string;
  readonly who: string;
  readonly fromWhere: string | null;
  /** The fact in French, or its name. */
  readonly fact: string;
  readonly subject: string;
  /** The page of the subject. */
  readonly path: string | null;
  readonly changes: readonly Difference[];
};

/** The words of every fact that a capability writes. */
export function factWords(doors: readonly ReaderDoor[]): ReadonlyMap<string, FactWords> {
  return new Map(doors.flatMap((door) => Object.entries(door.facts ?? {})));
}

/** Entries as they are shown. */
export async function tellEntries(
  tx: Tx,
  doors: readonly ReaderDoor[],
  entries: readonly JournalEntry[],
): Promise<readonly ToldEntry[]> {
  const words = factWords(doors);
  const named = await nameSubjects(tx, [...new Set(entries.flatMap(({ subject, actorId }) => [subject, actorId]))]);
  return entries.map((entry) => tellEntry(entry, words.get(entry.fact), (code) => named.get(code)));
}

type NameOf = (code: string) => string | undefined;

function tellEntry(entry: JournalEntry, told: FactWords | undefined, nameOf: NameOf): ToldEntry {
  const { actorId, actorName, subject } = entry;
  const page = told?.page?.(subject);
  return {
    id: entry.id,
    at: entry.at,
    when: frenchInstant(entry.at),
    // The library of accounts opens a session before it knows the name.
    who: actorName === actorId ? (nameOf(actorId) ?? actorName) : actorName,
    fromWhere: entry.fromWhere,
    fact: told?.label ?? entry.fact,
    subject: nameOf(subject) ?? page?.label ?? subject,
    path: page?.path ?? null,
    changes: differences(entry.before, entry.after, told),
  };
}
