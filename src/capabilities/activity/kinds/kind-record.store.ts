import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import type { ParsedRow } from '../../../import/format.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { type DayUse, readUse, usesByCode } from '../dated-uses.ts';
import { kindPaths } from '../kind.store.ts';
import { natures } from '../kind.ts';
import { isLockedDay } from '../week/month-lock.store.ts';
import type { KindRecord } from './kind-record.ts';

const dayField = z.string().transform(day);
const kindRow = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  parent: z.string().nullable(),
  team: z.string().nullable(),
  nature: z.enum(natures).nullable(),
  rank: z.number().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** Every kind as it is recorded, those of the past included, in the order in which its team shows them. */
export async function listKindRecords(tx: Tx): Promise<KindRecord[]> {
  const { rows } = await sql`
    select code, name, aliases, parent, team, nature, rank, from_day as "fromDay", to_day as "toDay"
    from activity.kind order by rank nulls last, ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => kindRow.parse(row));
}

/** Held until the change is done: two that would take one code, or make a circle together, wait for each other. */
export async function lockKinds(tx: Tx): Promise<void> {
  await sql`lock table activity.kind in share row exclusive mode`.execute(tx);
}

export async function insertKind(tx: Tx, actor: Actor, kind: KindRecord): Promise<void> {
  await sql`
    insert into activity.kind (operator, code, name, aliases, parent, team, nature, rank, from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${kind.code}, ${kind.name}, ${[...kind.aliases]}::text[], ${kind.parent}, ${kind.team}, ${kind.nature},
      ${kind.rank}::int, ${kind.fromDay}::date, ${kind.toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

/** What an import had recorded is from now on what somebody entered: undoing the import no longer takes it away. */
export async function updateKind(tx: Tx, actor: Actor, kind: KindRecord): Promise<void> {
  await sql`
    update activity.kind set name = ${kind.name}, aliases = ${[...kind.aliases]}::text[], parent = ${kind.parent}, team = ${kind.team},
      nature = ${kind.nature}, rank = ${kind.rank}::int, from_day = ${kind.fromDay}::date, to_day = ${kind.toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${kind.code}`.execute(tx);
}

/** Lines of each kind, those of the kinds under it included, by day; a line that was taken back whole counts no more. */
export const kindUses: Rows = sql`
  select above.code, u.day, sum(u.lines)::int as lines, ${isLockedDay(sql`u.day`)} as locked
  from (
    select l.operator, l.kind, l.day, sum(sign(l.days_hundredths)) as lines
    from activity.time_line l group by l.operator, l.kind, l.day having sum(sign(l.days_hundredths)) > 0
  ) u
  join (${kindPaths}) k on k.operator = u.operator and k.code = u.kind
  cross join lateral unnest(k.path) as above(code)
  group by above.code, u.day`;

export async function listKindUses(tx: Tx, code: string): Promise<DayUse[]> {
  const { rows } = await sql`select day, lines, locked from (${kindUses}) u where code = ${code} order by day`.execute(tx);
  return rows.map((row) => readUse(row));
}

/** The same of every kind that has some. */
export async function listEveryKindUse(tx: Tx): Promise<ReadonlyMap<string, readonly DayUse[]>> {
  return usesByCode((await sql<ParsedRow>`select code, day, lines, locked from (${kindUses}) u`.execute(tx)).rows);
}

const countRow = z.object({ code: z.string(), lines: z.number() });

/** How many lines each kind has by itself. */
export async function countKindLines(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql`
    select kind as code, sum(sign(days_hundredths))::int as lines from activity.time_line group by kind`.execute(tx);
  return new Map(rows.map((row) => countRow.parse(row)).map(({ code, lines }) => [code, lines]));
}
