import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { listed } from '../../../database/listed.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { operatorAddress } from '../../directory/index.ts';
import { ableLevel } from '../register/skill.ts';
import { workingStatuses } from '../status.ts';
import type { Post } from './what-if.ts';
import { halfDayOf } from './work-calendar.ts';
import type { Worker } from './workforce.ts';

const dayField = z.string().transform(day);
const openDay = dayField.nullable();

type Window = { readonly from: Day; readonly to: Day };

const personRow = z.object({ code: z.string(), name: z.string().nullable(), birth: openDay });
const occupationRow = z.object({
  person: z.string(),
  post: z.string().nullable(),
  postTeam: z.string().nullable(),
  quota: z.number(),
  rate: z.number(),
  fromDay: dayField,
  toDay: openDay,
});
const assignmentRow = z.object({ person: z.string(), team: z.string(), share: z.number(), fromDay: dayField, toDay: openDay });
const patternRow = z.object({ person: z.string(), pattern: z.string(), fromDay: dayField, toDay: openDay });
const absenceRow = z.object({
  person: z.string(),
  fromDay: dayField,
  fromNoon: z.boolean(),
  toDay: dayField,
  toNoon: z.boolean(),
});
const skillRow = z.object({ person: z.string(), skill: z.string(), fromDay: openDay, toDay: openDay });

async function listOccupations(tx: Tx, { from, to }: Window) {
  const result = await sql`
    select o.person, o.post, p.team as "postTeam", coalesce(p.quota, 100) as quota, o.rate, o.from_day as "fromDay", o.to_day as "toDay"
    from staff.occupation o
    left join staff.post p on p.operator = o.operator and p.code = o.post
    where o.status = any(${[...workingStatuses]}::text[]) and o.from_day < ${to}::date and (o.to_day is null or o.to_day > ${from}::date)
    order by o.person, o.from_day, o.post`.execute(tx);
  return result.rows.map((row) => occupationRow.parse(row));
}

async function listAssignments(tx: Tx, { from, to }: Window) {
  const result = await sql`
    select person, team, share, from_day as "fromDay", to_day as "toDay" from staff.team_assignment
    where from_day < ${to}::date and (to_day is null or to_day > ${from}::date)
    order by person, from_day, team`.execute(tx);
  return result.rows.map((row) => assignmentRow.parse(row));
}

async function listPatterns(tx: Tx, { from, to }: Window) {
  const result = await sql`
    select person, pattern, from_day as "fromDay", to_day as "toDay" from staff.work_pattern
    where from_day < ${to}::date and (to_day is null or to_day > ${from}::date)
    order by person, from_day desc`.execute(tx);
  return result.rows.map((row) => patternRow.parse(row));
}

/** When people are away; not why. */
async function listAbsences(tx: Tx, { from, to }: Window) {
  const result = await sql`
    select person, from_day as "fromDay", from_noon as "fromNoon", to_day as "toDay", to_noon as "toNoon" from staff.absence
    where from_day < ${to}::date and to_day >= ${from}::date
    order by person, from_day, from_noon`.execute(tx);
  return result.rows.map((row) => absenceRow.parse(row));
}

async function listSkills(tx: Tx) {
  const result = await sql`
    select person, coalesce(application, topic) as skill, from_day as "fromDay", to_day as "toDay" from staff.skill
    where level >= ${ableLevel}
    order by person, coalesce(application, topic), from_day`.execute(tx);
  return result.rows.map((row) => skillRow.parse(row));
}

/** A birth known by its years stands in their middle, as the measures of age have it. */
async function listIdentities(tx: Tx) {
  const result = await sql`
    select code, name, coalesce(birth_day, make_date(
      (birth_from + birth_to + 1) / 2, case when (birth_from + birth_to) % 2 = 0 then 7 else 1 end, 1)) as birth
    from staff.person`.execute(tx);
  return result.rows.map((row) => personRow.parse(row));
}

function grouped<Row extends { readonly person: string }>(rows: readonly Row[]): (person: string) => readonly Row[] {
  const byPerson = Map.groupBy(rows, ({ person }) => person);
  return (person) => byPerson.get(person) ?? [];
}

/** Somebody who works, by the name that planners know. */
export type KnownWorker = Worker & { readonly name: string | null };

type LocatedWorker = KnownWorker & { readonly operatorAddress: string | null };

/** Everybody who works at some time of a window, with what is recorded of their time over it. */
export async function listWorkers(tx: Tx, window: Window): Promise<readonly KnownWorker[]> {
  const occupations = await listOccupations(tx, window);
  const identities = new Map((await listIdentities(tx)).map((one) => [one.code, one]));
  const assignmentsOf = grouped(await listAssignments(tx, window));
  const patternsOf = grouped(await listPatterns(tx, window));
  const absencesOf = grouped(await listAbsences(tx, window));
  const skillsOf = grouped(await listSkills(tx));
  return [...Map.groupBy(occupations, ({ person }) => person)].map(([code, own]) => ({
    code,
    name: identities.get(code)?.name ?? null,
    birth: identities.get(code)?.birth ?? null,
    occupations: own,
    assignments: assignmentsOf(code),
    patterns: patternsOf(code),
    absences: absencesOf(code).map(({ fromDay, fromNoon, toDay, toNoon }) => ({
      from: halfDayOf(fromDay, fromNoon),
      to: halfDayOf(toDay, toNoon),
    })),
    skills: skillsOf(code),
  }));
}

const workerRow = z.object({
  code: z.string(),
  name: z.string().nullable(),
  occupations: z.array(occupationRow),
  assignments: z.array(assignmentRow),
  patterns: z.array(patternRow),
  absences: z.array(absenceRow),
  operatorAddress: z.string().nullable(),
});

/** Somebody by their staff number, or by the account with which they sign in. */
type WhichPerson = { readonly person: string } | { readonly account: string };

const isAsked = (which: WhichPerson) =>
  'person' in which
    ? sql`w.code = ${which.person}`
    : sql`w.code = (select person from staff.person_account where account = ${which.account})`;

/**
 * For a statement: one person, with what is recorded of their time over a window, and the address that tells which holidays they have; no
 * row for nobody. `workerOf` reads the row.
 */
export function workerRows(which: WhichPerson, { from, to }: Window): Rows {
  const occupations = sql`
    select o.person, o.post, p.team as "postTeam", coalesce(p.quota, 100) as quota, o.rate, o.from_day as "fromDay", o.to_day as "toDay"
    from staff.occupation o
    left join staff.post p on p.operator = o.operator and p.code = o.post
    where o.operator = w.operator and o.person = w.code and o.status = any(${[...workingStatuses]}::text[])
      and o.from_day < ${to}::date and (o.to_day is null or o.to_day > ${from}::date)
    order by o.from_day, o.post`;
  const stretches = sql`operator = w.operator and person = w.code
    and from_day < ${to}::date and (to_day is null or to_day > ${from}::date)`;
  const assignments = sql`
    select person, team, share, from_day as "fromDay", to_day as "toDay" from staff.team_assignment where ${stretches}`;
  const patterns = sql`
    select person, pattern, from_day as "fromDay", to_day as "toDay" from staff.work_pattern where ${stretches} order by from_day desc`;
  const absences = sql`
    select person, from_day as "fromDay", from_noon as "fromNoon", to_day as "toDay", to_noon as "toNoon" from staff.absence
    where operator = w.operator and person = w.code and from_day < ${to}::date and to_day >= ${from}::date`;
  return sql`
    select w.code, w.name, ${listed(occupations)} as occupations, ${listed(assignments)} as assignments, ${listed(patterns)} as patterns,
      ${listed(absences)} as absences, (${operatorAddress}) as "operatorAddress"
    from staff.person w where ${isAsked(which)}`;
}

/** What they can do and when they were born is left out; nobody without an occupation works over the window. */
export function workerOf(row: unknown): LocatedWorker {
  const { absences: away, ...found } = workerRow.parse(row);
  const halfDays = away.map(({ fromDay, fromNoon, toDay, toNoon }) => ({
    from: halfDayOf(fromDay, fromNoon),
    to: halfDayOf(toDay, toNoon),
  }));
  return { ...found, birth: null, absences: halfDays, skills: [] };
}

const postRow = z.object({
  code: z.string(),
  title: z.string(),
  quota: z.number(),
  team: z.string().nullable(),
  fromDay: openDay,
  toDay: openDay,
});

/** The posts open at some time of a window, in the order of their codes. */
export async function listOpenPosts(tx: Tx, { from, to }: Window): Promise<readonly Post[]> {
  const result = await sql`
    select code, title, quota, team, from_day as "fromDay", to_day as "toDay" from staff.post
    where (from_day is null or from_day < ${to}::date) and (to_day is null or to_day > ${from}::date)
    order by code`.execute(tx);
  return result.rows.map((row) => postRow.parse(row));
}
