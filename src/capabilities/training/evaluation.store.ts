import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { taking } from '../../database/hold.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Answers, type EvaluationResults, fewestAnswers } from './evaluation.ts';

/** Present people of a session who did not answer, whether they have a link or not. */
export async function listWithoutAnswer(
  tx: Tx,
  session: string,
): Promise<{ id: string; participant: string; email: string | null }[]> {
  const { rows } = await sql<{ id: string; participant: string; email: string | null }>`
    select e.id::text as id, e.participant, e.email from training.enrolment e
    where e.session = ${session} and e.presence = 'present'
      and not exists (select from training.evaluation_link l where l.operator = e.operator and l.enrolment = e.id and l.used)
    order by e.participant`.execute(tx);
  return rows;
}

/** Gives somebody a link; the one that they had and did not use opens nothing any more. */
export async function giveLink(tx: Tx, actor: Actor, link: { session: string; enrolment: string; hash: string }): Promise<void> {
  await sql`
    insert into training.evaluation_link (operator, session, enrolment, secret_hash, origin, recorded_by)
    values (${actor.operator}, ${link.session}, ${link.enrolment}::uuid, ${link.hash}, 'entered', ${actor.id})
    on conflict (operator, enrolment) do update set secret_hash = excluded.secret_hash,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = excluded.recorded_by`.execute(tx);
}

/** The session that a link asks about; null when it was used, or never was. */
export async function findOpenLink(tx: Tx, hash: string): Promise<{ session: string; course: string } | null> {
  const { rows } = await sql<{ session: string; course: string }>`
    select l.session, c.name as course
    from training.evaluation_link l
    join training.session s on s.operator = l.operator and s.code = l.session
    join training.course c on c.operator = s.operator and c.code = s.course
    where l.secret_hash = ${hash} and not l.used`.execute(tx);
  return rows[0] ?? null;
}

/** Uses a link up: its session, for the one who was first; null for everybody after. */
export async function useLink(tx: Tx, hash: string): Promise<string | null> {
  const { rows } = await sql<{ session: string }>`
    update training.evaluation_link set used = true where secret_hash = ${hash} and not used returning session`.execute(tx);
  return rows[0]?.session ?? null;
}

/**
 * Keeps an answer without a trace of whose it is: its time is that of the day, since the journal and the link have theirs. It takes its
 * place in the round of those that came before it, one after the other.
 */
export async function insertEvaluation(
  tx: Tx,
  actor: Actor,
  { session, answers, words }: { session: string; answers: Answers; words: string | null },
): Promise<void> {
  await sql`select ${taking(actor, { name: `training.evaluation ${session}`, mode: 'alone' })}`.execute(tx);
  await sql`
    insert into training.evaluation
      (operator, session, expectations, trainer, pace, usefulness, words, round, origin, recorded_at, recorded_by)
    select ${actor.operator}, ${session}, ${answers.expectations}::int, ${answers.trainer}::int, ${answers.pace}::int,
      ${answers.usefulness}::int, ${words}::text, count(*)::int / ${fewestAnswers}::int, 'entered', date_trunc('day', now()), ${actor.id}
    from training.evaluation where session = ${session}`.execute(tx);
}

export type Counted = z.infer<typeof countedRow>;

const countedRow = z.object({ links: z.number(), answers: z.number(), lastAsked: z.string().nullable() });

/** How many were asked, when for the last time (told apart from any other), and how many answered. */
export async function countAnswers(tx: Tx, session: string) {
  const { rows } = await sql`
    select (select count(*)::int from training.evaluation_link where session = ${session}) as links,
      (select extract(epoch from max(recorded_at))::text from training.evaluation_link where session = ${session}) as "lastAsked",
      (select count(*)::int from training.evaluation where session = ${session}) as answers`.execute(tx);
  return countedRow.parse(rows[0]);
}

const resultsRow = z.object({
  answers: z.number(),
  expectations: z.number().nullable(),
  trainer: z.number().nullable(),
  pace: z.number().nullable(),
  usefulness: z.number().nullable(),
  words: z.array(z.string()).nullable(),
});

const mean = (question: string) => sql`round(avg(v.${sql.ref(question)}) * 100)::int as ${sql.ref(question)}`;

async function results(tx: Tx, shown: RawBuilder<unknown>): Promise<EvaluationResults | null> {
  const { rows } = await sql`
    select count(*)::int as answers, ${mean('expectations')}, ${mean('trainer')}, ${mean('pace')}, ${mean('usefulness')},
      array_agg(distinct v.words) filter (where v.words is not null) as words
    from (${shown}) v`.execute(tx);
  const { answers, words, ...means } = resultsRow.parse(rows[0]);
  const { expectations, trainer, pace, usefulness } = means;
  if (answers < fewestAnswers || expectations === null || trainer === null || pace === null || usefulness === null) return null;
  return { answers, means: { expectations, trainer, pace, usefulness }, words: words ?? [] };
}

/** Answers that are told: those of whole rounds. What one or two said would be the difference between one day and the next. */
const isTold = sql`(select count(*) from training.evaluation o
  where o.operator = v.operator and o.session = v.session and o.round = v.round) >= ${fewestAnswers}`;

/** What was thought of a session; null below three answers, and in rounds of three. */
export function readSessionResults(tx: Tx, session: string): Promise<EvaluationResults | null> {
  return results(tx, sql`select v.* from training.evaluation v where v.session = ${session} and ${isTold}`);
}

/** What was thought of a course, over what is told of its sessions: with the others in it, theirs would be the difference. */
export function readCourseResults(tx: Tx, course: string): Promise<EvaluationResults | null> {
  return results(
    tx,
    sql`
      select v.* from training.evaluation v
      join training.session s on s.operator = v.operator and s.code = v.session
      where s.course = ${course} and ${isTold}`,
  );
}
