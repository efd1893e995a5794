import { sql } from 'kysely';
import type { Tx } from '../../database/face.ts';

/** The codes of courses with what people call them, those no longer offered included. */
export async function listCourseNames(tx: Tx): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from training.course order by code`.execute(tx);
  return rows;
}

/** Years in which a session began. */
export async function listSessionYears(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from first_day)::int as year from training.session order by year`.execute(tx);
  return rows.map(({ year }) => year);
}
