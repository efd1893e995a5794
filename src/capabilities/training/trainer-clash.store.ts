import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { type Day, day } from '../../kernel/day.ts';
import { halves } from './session.ts';

const clashRow = z.object({
  trainer: z.string(),
  session: z.string(),
  course: z.string(),
  day: z.string().transform(day),
  half: z.enum(halves),
});

/** A half-day on which a trainer of a session gives another one too, at hours that meet. */
export type Clash = z.infer<typeof clashRow>;

/** What is to come of them, in the order of the days; `half` is that of the session that is asked about, `course` the name of the other’s. */
export async function listClashes(tx: Tx, session: string, today: Day): Promise<Clash[]> {
  const { rows } = await sql`
    select own.person as trainer, other.session, c.name as course, h.day, h.half
    from training.half_day h
    join training.half_day o
      on o.operator = h.operator and o.session <> h.session and o.day = h.day and o.begins < h.ends and h.begins < o.ends
    join training.session_trainer own on own.operator = h.operator and own.session = h.session
    join training.session_trainer other on other.operator = o.operator and other.session = o.session and other.person = own.person
    join training.session s on s.operator = o.operator and s.code = o.session
    join training.course c on c.operator = s.operator and c.code = s.course
    where h.session = ${session} and h.day >= ${today}::date
    group by own.person, other.session, c.name, h.day, h.half
    order by h.day, h.half desc, own.person, other.session`.execute(tx);
  return rows.map((row) => clashRow.parse(row));
}
