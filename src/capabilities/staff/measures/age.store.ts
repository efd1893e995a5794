import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { type AgeBand, defaultAgeBands } from '../register/age-band.ts';

/** The bands of the operator, or the five-year ones where it has none: `code`, `from_age`, `to_age` (excluded). */
const bands: Rows = sql`
  select code, from_age, to_age from staff.age_band
  union all
  select b.code, b.from_age, b.to_age
  from jsonb_to_recordset(${JSON.stringify(defaultAgeBands.map(({ code, fromAge, toAge }) => ({ code, from_age: fromAge, to_age: toAge })))}::jsonb)
    as b(code text, from_age int, to_age int)
  where not exists (select from staff.age_band)`;

/** Nobody is older, or their birth is recorded wrong. */
export const oldest = 130;

/** The band of every age, in which a person stands once even where bands overlap: `age`, `band`, null where bands leave the age out. */
export const bandOfAges: Rows = sql`
  select distinct on (a.age) a.age, b.code as band
  from generate_series(0, ${oldest}::int) as a(age)
  left join (${bands}) b on b.from_age <= a.age and (b.to_age is null or b.to_age > a.age)
  order by a.age, b.from_age desc, b.code`;

/** The ages at which one passes from a band to another: `age`. */
export const bandEdges: Rows = sql`
  select from_age as age from (${bands}) as lower_edges union select to_age from (${bands}) as upper_edges where to_age is not null`;

/**
 * The day of birth of a row of `staff.person`: the recorded one, else the middle of the years between which it lies. Null when
 * neither is known.
 */
export function birthOf(person: string): RawBuilder<unknown> {
  const at = (column: string) => sql.ref(`${person}.${column}`);
  return sql`coalesce(${at('birth_day')}, make_date(
    (${at('birth_from')} + ${at('birth_to')} + 1) / 2, case when (${at('birth_from')} + ${at('birth_to')}) % 2 = 0 then 7 else 1 end, 1))`;
}

/** Who is born on 29 February is a year older on the 28th of a year that has no 29th, as PostgreSQL adds years. */
export function birthday(birth: RawBuilder<unknown>, age: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${birth} + make_interval(years => ${age}))::date`;
}

/** Years completed on a day. */
export function ageOn(birth: RawBuilder<unknown>, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const years = sql`(extract(year from ${date})::int - extract(year from ${birth})::int)`;
  return sql`(${years} - (${date} < ${birthday(birth, years)})::int)`;
}

/** Years lived on a day, the year under way counted by its days: exact, and a whole number on a birthday. */
export function exactAgeOn(birth: RawBuilder<unknown>, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const age = ageOn(birth, date);
  const last = birthday(birth, age);
  return sql`(${age} + (${date} - ${last})::numeric(20, 12) / (${birthday(birth, sql`${age} + 1`)} - ${last}))`;
}

const bandRow = z.object({ code: z.string(), name: z.string(), fromAge: z.number(), toAge: z.number().nullable() });

/** The bands by which ages are told, the youngest first: those of the operator, else the five-year ones. */
export async function listAgeBands(tx: Tx): Promise<readonly AgeBand[]> {
  const result = await sql`
    select code, name, from_age as "fromAge", to_age as "toAge" from staff.age_band order by from_age, code`.execute(tx);
  const own = result.rows.map((row) => bandRow.parse(row));
  return own.length === 0 ? defaultAgeBands : own;
}
