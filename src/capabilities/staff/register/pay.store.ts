import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { cents } from '../../../kernel/money.ts';

const payRow = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  month: z.string().transform(day),
  cost: z.number().transform(cents),
});

/** What somebody cost in a month, charges included; the month is its first day. */
export type MonthPay = z.infer<typeof payRow>;

type Asked = { readonly person?: string; readonly year?: number; readonly id?: string };

/** The months asked for, the latest first; none for whoever may not know what people cost. */
export async function listPay(tx: Tx, { person, year, id }: Asked): Promise<MonthPay[]> {
  const { rows } = await sql`
    select y.id::text as id, y.person, n.name, y.month, y.loaded_cost_cents as cost
    from staff.pay y join staff.person n on n.operator = y.operator and n.code = y.person
    where (${person ?? null}::text is null or y.person = ${person ?? null})
      and (${id ?? null}::text is null or y.id::text = ${id ?? null})
      and (${year ?? null}::int is null or extract(year from y.month) = ${year ?? null}::int)
    order by y.month desc, y.person`.execute(tx);
  return rows.map((row) => payRow.parse(row));
}

/** The years for which costs are recorded, the latest first. */
export async function listPayYears(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from month)::int as year from staff.pay order by year desc`.execute(tx);
  return rows.map(({ year }) => year);
}

/** Records a month, or puts right what was recorded for it. */
export async function upsertPay(tx: Tx, actor: Actor, person: string, month: Day, cost: number): Promise<void> {
  await sql`
    insert into staff.pay (operator, person, month, loaded_cost_cents, origin, recorded_by)
    values (${actor.operator}, ${person}, ${month}::date, ${cost}, 'entered', ${actor.id})
    on conflict (operator, person, month) do update set loaded_cost_cents = excluded.loaded_cost_cents,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = excluded.recorded_by`.execute(tx);
}

export async function deletePay(tx: Tx, person: string, month: Day): Promise<void> {
  await sql`delete from staff.pay where person = ${person} and month = ${month}::date`.execute(tx);
}
