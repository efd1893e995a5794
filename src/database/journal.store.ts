import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Fact } from '../kernel/command.ts';
import type { Tx } from './face.ts';

/** One line of the journal of changes, as it was written: nobody can alter it. */
export type JournalEntry = {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actorKind: Actor['kind'];
  readonly actorId: string;
  readonly actorName: string;
  /** The client's network address, or the machine's account that ran a command. */
  readonly fromWhere: string | null;
  readonly fact: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

type EntryRow = {
  id: number;
  at: string;
  actor_kind: Actor['kind'];
  actor_id: string;
  actor_name: string;
  from_where: string | null;
  fact: string;
  subject: string;
  before: unknown;
  after: unknown;
};

/** Writes the facts of one change, in the change's own transaction: both are kept, or neither. */
export async function appendFacts(tx: Tx, actor: Actor, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = JSON.stringify(
    facts.map((fact, index) => ({
      index,
      name: fact.name,
      subject: fact.subject,
      before: fact.before ?? null,
      after: fact.after ?? null,
    })),
  );
  await sql`
    insert into journal.entry (operator, actor_kind, actor_id, actor_name, from_where, fact, subject, before, after)
    select ${actor.operator}::text, ${actor.kind}::text, ${actor.id}::text, ${actor.name}::text, ${actor.address ?? null}::text,
      fact->>'name', fact->>'subject', nullif(fact->'before', 'null'), nullif(fact->'after', 'null')
    from jsonb_array_elements(${rows}::jsonb) as fact
    order by (fact->>'index')::int`.execute(tx);
}

/** The operator's journal, latest first; `before` an id pages on. */
export async function listEntries(
  tx: Tx,
  asked: { readonly subject?: string; readonly fact?: string; readonly before?: number; readonly limit: number },
): Promise<readonly JournalEntry[]> {
  const { rows } = await sql<EntryRow>`
    select id, at, actor_kind, actor_id, actor_name, from_where, fact, subject, before, after from journal.entry
    where (${asked.subject ?? null}::text is null or subject = ${asked.subject ?? null})
      and (${asked.fact ?? null}::text is null or fact = ${asked.fact ?? null})
      and (${asked.before ?? null}::bigint is null or id < ${asked.before ?? null})
    order by id desc limit ${asked.limit}`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    fromWhere: row.from_where,
    fact: row.fact,
    subject: row.subject,
    before: row.before,
    after: row.after,
  }));
}
