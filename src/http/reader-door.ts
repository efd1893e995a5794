import type { Tx } from '../database/face.ts';
import type { Memory } from '../figures/memory.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import type { Dimension } from '../kernel/measure.ts';
import type { PlannedTable } from '../kernel/planned-table.ts';
import type { ApiRoute } from './api-route.ts';
import type { DocumentRoute } from './document-route.ts';
import type { PageTablesReading, PageThing } from './page-tables.ts';

/** Something that a search finds, with the page where it stands. */
export type SearchHit = { readonly kind: string; readonly label: string; readonly path: string };

/** Who reads, and on which day. */
export type SearchReader = { readonly actor: Actor; readonly today: Day };

/** Dimension, or the name of the words that it declares, → code → what people call it; a code without a word is shown as it is. */
export type Words = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** What the codes of a dimension are called. */
export function wordsFor(words: Words, name: string, dimension: Dimension | undefined): ReadonlyMap<string, string> {
  return words[dimension?.words ?? name] ?? new Map();
}

/** How a fact of the journal is told: in French, with its fields, and the page of its subject. */
export type FactWords = {
  readonly label: string;
  /** Field of the state before and after → what people call it; a field without a word is shown as it is. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Field → its codes → what people call them. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The page of the subject, and what to call it there when its identifier says nothing to people. */
  readonly page?: (subject: string) => { readonly path: string; readonly label?: string };
};

/** Something published to a member, for that member's page: where it is read, and the file to take away. */
export type MemberDocument = {
  readonly title: string;
  /** When it was published, in words. */
  readonly detail: string;
  /** How many of its figures concern the member. */
  readonly figures: number;
  readonly path: string;
  readonly file: { readonly path: string; readonly label: string };
};

/** Something that waits for this reader to do it, and the page where it is done. */
export type Waiting = { readonly label: string; readonly detail: string; readonly path: string };

/**
 * What a capability offers to whoever reads across all of them: the API, the search, and the page of a figure, none of which
 * knows any capability. `app.ts` holds the list.
 */
export type ReaderDoor = {
  readonly api: readonly ApiRoute[];
  /** Files that it makes: reports, lists. */
  readonly documents?: readonly DocumentRoute[];
  /** What could match of what this reader is shown, in the order of the names; the search itself sorts out. */
  readonly searchable?: (tx: Tx, reader: SearchReader) => Promise<readonly SearchHit[]>;
  /** Names behind the codes of the dimensions that the capability owns. */
  readonly words?: (tx: Tx) => Promise<Words>;
  /** The facts that it writes into the journal, by name; one without words shows its name. */
  readonly facts?: Readonly<Record<string, FactWords>>;
  /** What was published to a member, of those that the reader may see. */
  readonly memberDocuments?: (tx: Tx, body: string) => Promise<readonly MemberDocument[]>;
  /** What waits for this reader, for their home page. */
  readonly waiting?: (tx: Tx, reader: SearchReader) => Promise<readonly Waiting[]>;
  /** Tables that it adds to the page of a member or of an application, of what this reader may be told. */
  readonly pageTables?: (page: PageTablesReading, thing: PageThing) => Promise<readonly PlannedTable[]>;
  /** What its measures, whose ids begin with `of`, stand under in a list of all of them: the name that they have in the rail. */
  readonly measures?: { readonly of: string; readonly label: string };
  /** Years for which the capability has records. */
  readonly years?: (tx: Tx) => Promise<readonly number[]>;
};

/** What a reader needs to ask every door. */
type Asking = { readonly tx: Tx; readonly doors: readonly ReaderDoor[]; readonly registry: { readonly memory: Memory } };

/** Every year that something is recorded for, the latest first; kept while nothing changes. */
export async function readYears({ tx, doors, registry }: Asking): Promise<readonly number[]> {
  return registry.memory.recall(tx, JSON.stringify(['years']), async () => {
    const years = new Set<number>();
    for (const door of doors) for (const year of (await door.years?.(tx)) ?? []) years.add(year);
    return [...years].sort((a, b) => b - a);
  });
}

/** The words of all the doors, kept while nothing changes; a dimension that two of them name holds both. */
export async function readWords({ tx, doors, registry }: Asking): Promise<Words> {
  return registry.memory.recall(tx, JSON.stringify(['words']), () => wordsOf(tx, doors));
}

async function wordsOf(tx: Tx, doors: readonly ReaderDoor[]): Promise<Words> {
  const all = new Map<string, Map<string, string>>();
  for (const door of doors) {
    for (const [dimension, words] of Object.entries((await door.words?.(tx)) ?? {})) {
      const known = all.get(dimension) ?? new Map<string, string>();
      for (const [code, word] of words) known.set(code, word);
      all.set(dimension, known);
    }
  }
  return Object.fromEntries(all);
}

/** Everything that waits for a reader, door by door. */
export async function readWaiting({ tx, doors }: Pick<Asking, 'tx' | 'doors'>, reader: SearchReader): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const door of doors) waiting.push(...((await door.waiting?.(tx, reader)) ?? []));
  return waiting;
}

/** Everything published to a member, door by door. */
export async function readMemberDocuments({ tx, doors }: Pick<Asking, 'tx' | 'doors'>, body: string): Promise<MemberDocument[]> {
  const documents: MemberDocument[] = [];
  for (const door of doors) documents.push(...((await door.memberDocuments?.(tx, body)) ?? []));
  return documents;
}
