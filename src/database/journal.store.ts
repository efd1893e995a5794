import { type RawBuilder, sql } from 'kysely';
import { type Actor, whoActs } from '../kernel/actor.ts';
import type { Fact } from '../kernel/command.ts';
import type { Rows, Tx } from './face.ts';

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

/** The statement that writes the facts of one change, in the change's own transaction: both are kept, or neither. */
export function factsOf(actor: Actor, facts: readonly Fact[]): Rows | null {
  if (facts.length === 0) return null;
  const { operator, kind, id, name, address } = whoActs(actor);
  const rows = JSON.stringify(
    facts.map((fact, index) => ({
      index,
      name: fact.name,
      subject: fact.subject,
      before: fact.before ?? null,
      after: fact.after ?? null,
    })),
  );
  return sql`
    insert into journal.entry (operator, actor_kind, actor_id, actor_name, from_where, fact, subject, before, after)
    select ${operator}::text, ${kind}::text, ${id}::text, ${name}::text, ${address ?? null}::text,
      fact->>'name', fact->>'subject', nullif(fact->'before', 'null'), nullif(fact->'after', 'null')
    from jsonb_array_elements(${rows}::jsonb) as fact
    order by (fact->>'index')::int`;
}

/** The same, at once: for what goes on after it. */
export async function appendFacts(tx: Tx, actor: Actor, facts: readonly Fact[]): Promise<void> {
  await factsOf(actor, facts)?.execute(tx);
}

/** Which entries: all of what is given must hold. Texts are looked for anywhere in the words, whatever their capitals. */
export type EntryFilter = {
  readonly subject?: string;
  /** Part of the subject. */
  readonly about?: string;
  readonly fact?: string;
  /** Part of the name under which somebody acted, or exactly their identifier. */
  readonly person?: string;
  /** Days in France, both included. */
  readonly fromDay?: string;
  readonly toDay?: string;
};

/** The embedded database compares bytes: a collation that both engines have knows capitals with accents. */
function contains(column: string, text: string): RawBuilder<unknown> {
  return sql`strpos(lower(${sql.ref(column)} collate "und-x-icu"), lower(${text}::text collate "und-x-icu")) > 0`;
}

type ActingName = { readonly id: string; readonly name: string };

/**
 * Who acted under which name, by part of it. Each name is looked into once, and not with each of their entries: an index alone
 * tells the names. (Jumping from name to name in it would be faster still where the database has statistics, and takes minutes
 * where it has none yet.)
 */
async function listActingNames(tx: Tx, person: string): Promise<readonly ActingName[]> {
  const { rows } = await sql<ActingName>`
    with actor as materialized (select distinct actor_id, actor_name from journal.entry)
    select actor_id as id, actor_name as name from actor
    where actor_id = ${person} or ${contains('actor_name', person)}`.execute(tx);
  return rows;
}

function actedUnder(names: readonly ActingName[]): RawBuilder<unknown> {
  const [ids, words] = [names.map(({ id }) => id), names.map(({ name }) => name)];
  return sql`(actor_id, actor_name) in (select * from unnest(${ids}::text[], ${words}::text[]))`;
}

async function matching(tx: Tx, asked: EntryFilter): Promise<RawBuilder<unknown>> {
  const names = asked.person === undefined ? null : await listActingNames(tx, asked.person);
  const midnight = (day: string) => sql`${day}::date::timestamp at time zone 'Europe/Paris'`;
  const conditions = [
    sql`true`,
    ...(asked.subject === undefined ? [] : [sql`subject = ${asked.subject}`]),
    ...(asked.about === undefined ? [] : [contains('subject', asked.about)]),
    ...(asked.fact === undefined ? [] : [sql`fact = ${asked.fact}`]),
    ...(names === null ? [] : [actedUnder(names)]),
    ...(asked.fromDay === undefined ? [] : [sql`at >= ${midnight(asked.fromDay)}`]),
    ...(asked.toDay === undefined ? [] : [sql`at < ${midnight(asked.toDay)} + interval '1 day'`]),
  ];
  return sql.join(conditions, sql` and `);
}

const shownColumns = sql`id, at, actor_kind, actor_id, actor_name, from_where, fact, subject, before, after`;

function entryOf(row: EntryRow): JournalEntry {
  return {
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
  };
}

/** The operator's journal, latest first; `before` an id pages on. */
export async function listEntries(
  tx: Tx,
  asked: EntryFilter & { readonly before?: number; readonly limit: number },
): Promise<readonly JournalEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${shownColumns} from journal.entry
    where ${await matching(tx, asked)} and (${asked.before ?? null}::bigint is null or id < ${asked.before ?? null})
    order by id desc limit ${asked.limit}`.execute(tx);
  return rows.map(entryOf);
}

/** Facts of some names that say something of a thing which is not their subject: such a state before or after. */
type Mentions = { readonly facts: readonly string[]; readonly state: Readonly<Record<string, string>> };

/** Which facts about a thing are told. */
export type AskedEntries = {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly mentions?: Mentions;
  readonly limit: number;
};

/** The facts about some subjects, latest first: those of some names only, or all but those, and those that mention it. */
export async function listEntriesAbout(
  tx: Tx,
  subjects: readonly string[],
  asked: AskedEntries,
): Promise<readonly JournalEntry[]> {
  const state = JSON.stringify(asked.mentions?.state ?? {});
  const { rows } = await sql<EntryRow>`
    select ${shownColumns} from journal.entry
    where (subject = any(${[...subjects]}::text[]) and fact <> all(${[...(asked.except ?? [])]}::text[])
        and (${asked.only === undefined} or fact = any(${[...(asked.only ?? [])]}::text[])))
      or (fact = any(${[...(asked.mentions?.facts ?? [])]}::text[]) and (before @> ${state}::jsonb or after @> ${state}::jsonb))
    order by id desc limit ${asked.limit}`.execute(tx);
  return rows.map(entryOf);
}

/** Subjects of the facts of one name that left such a state behind. */
export async function listSubjectsOf(tx: Tx, fact: string, after: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from journal.entry where fact = ${fact} and after @> ${JSON.stringify(after)}::jsonb`.execute(tx);
  return rows.map((row) => row.subject);
}

export async function countEntries(tx: Tx, asked: EntryFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from journal.entry where ${await matching(tx, asked)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Those of some facts' names that stand in the operator's journal: each is looked up, and not each entry read. */
export async function listFactNames(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${[...names]}::text[]) as asked (name)
    cross join lateral (select 1 from journal.entry where fact = name limit 1) as found`.execute(tx);
  return rows.map((row) => row.name);
}

/**
 * The latest name, among what the journal itself says, behind subjects that are identifiers of people: the name under which they
 * acted by themselves (not by a token, nor seeing as somebody else), or the one that the fact about them gives (that of a
 * token names the token).
 */
export async function nameSubjects(tx: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ subject: string; name: string }>`
    select distinct on (subject) subject, name from unnest(${[...subjects]}::text[]) as asked (subject) cross join lateral (
      (select actor_name as name, id from journal.entry
        where actor_id = asked.subject and actor_name <> asked.subject and actor_name !~ ' [(](vu comme |jeton «)'
        order by id desc limit 1)
      union all
      (select after->>'name', id from journal.entry
        where subject = asked.subject and jsonb_typeof(after->'name') = 'string' and fact !~ '^accounts[.]token-'
        order by id desc limit 1)
    ) as named where name <> asked.subject order by subject, id desc`.execute(tx);
  return new Map(rows.map((row) => [row.subject, row.name]));
}
