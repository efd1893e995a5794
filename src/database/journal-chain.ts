import { createHash } from 'node:crypto';

/** What the hash of an entry covers, each value as the database writes it; the order of the fields is that of the text. */
export type ChainedEntry = {
  readonly previousHash: string;
  readonly operator: string;
  readonly id: number;
  /** UTC, to the microsecond: `2026-11-23T08:15:00.123456Z`. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly fromWhere: string | null;
  readonly fact: string;
  readonly subject: string;
  /** The text of a `jsonb`, as PostgreSQL writes it. */
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: string;
};

/** What stands for the hash before an operator's first entry. */
export const beforeFirst = '0'.repeat(64);

/**
 * The text that is hashed: a line for the version, then one per field, each preceded by its length in bytes, so that no value
 * can be taken for another whatever it contains. The database's own function (`journal.text_of`) writes the same.
 */
export function textOf(entry: ChainedEntry): string {
  const fields = [
    entry.previousHash,
    entry.operator,
    String(entry.id),
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.fromWhere,
    entry.fact,
    entry.subject,
    entry.before,
    entry.after,
  ];
  return `bievre-journal-1\n${fields.map((field) => (field === null ? '-\n' : `${Buffer.byteLength(field)}:${field}\n`)).join('')}`;
}

export function hashOf(entry: ChainedEntry): string {
  return createHash('sha256').update(textOf(entry)).digest('hex');
}

/** What an entry `journal.pruned` says of the entries that the retention removed before it. */
export type Removal = {
  /** Number of the entry that says so. */
  readonly toldAt: number;
  readonly lastNumber: number;
  readonly lastHash: string;
  readonly count: number;
  /** The last day of which something was removed. */
  readonly upToDay: string;
};

/** Whether a chain may begin with an entry, because a later one says what stood before it. */
export function startsAfter({ lastNumber, lastHash, toldAt }: Removal, first: ChainedEntry): boolean {
  return first.previousHash === lastHash && first.id === lastNumber + 1 && toldAt >= first.id;
}

/**
 * `altered`: the entry is not the one that was hashed. `unlinked`: it does not follow from the one that stands before it, which
 * was changed, removed, moved or put there.
 */
export type Break = {
  readonly id: number;
  readonly kind: 'altered' | 'unlinked';
  readonly expected: string;
  readonly found: string;
};

/** The link after `last` (null before the first): where the chain breaks there, or null. */
export function breakAt(entry: ChainedEntry, last: string): Break | null {
  if (entry.previousHash !== last) return { id: entry.id, kind: 'unlinked', expected: last, found: entry.previousHash };
  const computed = hashOf(entry);
  return entry.hash === computed ? null : { id: entry.id, kind: 'altered', expected: computed, found: entry.hash };
}
