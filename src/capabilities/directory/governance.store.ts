import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { type Day, day } from '../../kernel/day.ts';
import { lastDayOf, type Period } from '../../kernel/period.ts';

const dayField = z.string().transform(day);

const governingBodyRow = z.object({
  code: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

export type GoverningBody = z.infer<typeof governingBodyRow>;

/** Every governing body, those of the past included, in the order of the names. */
export async function listGoverningBodies(tx: Tx): Promise<GoverningBody[]> {
  const result = await sql`
    select code, name, role, from_day as "fromDay", to_day as "toDay" from directory.governing_body order by ${inNameOrder('name')}, code`.execute(
    tx,
  );
  return result.rows.map((row) => governingBodyRow.parse(row));
}

const seatRow = z.object({
  governingBody: z.string(),
  seat: z.string(),
  function: z.string().nullable(),
  body: z.string().nullable(),
  bodyName: z.string().nullable(),
  college: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** A seat and the body that holds it; no person is ever recorded. */
export type Seat = z.infer<typeof seatRow>;

function isHeldOn(date: Day): RawBuilder<boolean> {
  return sql<boolean>`((s.from_day is null or s.from_day <= ${date}::date) and (s.to_day is null or s.to_day > ${date}::date))`;
}

/** The seats held on a day, by governing body then seat. */
export async function listSeats(tx: Tx, date: Day): Promise<Seat[]> {
  const result = await sql`
    select s.governing_body as "governingBody", s.seat, s.function, s.body, b.name as "bodyName", s.college,
      s.from_day as "fromDay", s.to_day as "toDay"
    from directory.seat s
    join directory.governing_body g on g.operator = s.operator and g.code = s.governing_body
    left join directory.body b on b.operator = s.operator and b.code = s.body
    where ${isHeldOn(date)}
    order by ${inNameOrder('g.name')}, ${inNameOrder('s.seat')}, s.from_day nulls first`.execute(tx);
  return result.rows.map((row) => seatRow.parse(row));
}

/** What a seat says in words: the function exercised, or the name of the body that holds it. */
export type SeatText = 'none' | 'function' | 'body';

const seatTexts: Readonly<Record<SeatText, RawBuilder<unknown>>> = {
  none: sql`null::text`,
  function: sql`s.function`,
  body: sql`b.name`,
};

/** One row per seat held on the last day of the period. */
export function seatRows(text: SeatText, period: Period): Rows {
  return sql`
    select s.id::text as row_id, g.name || ' — ' || s.seat || coalesce(', ' || b.name, '') as label, 1::numeric as value,
      ${seatTexts[text]} as text_value, false as approximate, s.origin, null::text as source, s.recorded_at,
      s.governing_body, s.seat, s.function, s.body, s.college
    from directory.seat s
    join directory.governing_body g on g.operator = s.operator and g.code = s.governing_body
    left join directory.body b on b.operator = s.operator and b.code = s.body
    where ${isHeldOn(lastDayOf(period))}`;
}
