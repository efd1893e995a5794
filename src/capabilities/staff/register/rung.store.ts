import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { categories } from '../status.ts';
import type { Ladder, Rung } from './rung.ts';

const dayField = z.string().transform(day);
const rungRow = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  framework: z.string().nullable(),
  stream: z.string().nullable(),
  category: z.enum(categories).nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

const tableOf = (ladder: Ladder) => sql.table(`staff.${ladder}`);

/** The columns that not every ladder has, in the order of `valuesOf`. */
const ownColumns = { grade: sql`framework`, framework: sql`stream, category`, stream: null };
const selected = {
  grade: sql`framework, null as stream, null as category`,
  framework: sql`null as framework, stream, category`,
  stream: sql`null as framework, null as stream, null as category`,
};

function ownValues({ ladder, framework, stream, category }: Rung) {
  if (ladder === 'stream') return null;
  return ladder === 'grade' ? sql`${framework}::text` : sql`${stream}::text, ${category}::text`;
}

/** Every rung of a ladder, those that no longer exist included. */
export async function listRungs(tx: Tx, ladder: Ladder): Promise<Rung[]> {
  const { rows } = await sql`
    select code, name, aliases, ${selected[ladder]}, from_day as "fromDay", to_day as "toDay" from ${tableOf(ladder)}
    order by code`.execute(tx);
  return rows.map((row) => ({ ladder, ...rungRow.parse(row) }));
}

export async function findRung(tx: Tx, ladder: Ladder, code: string): Promise<Rung | null> {
  return (await listRungs(tx, ladder)).find((one) => one.code === code) ?? null;
}

/** Held until the change is done: two that would take one name wait for each other. */
export async function lockLadder(tx: Tx, ladder: Ladder): Promise<void> {
  await sql`lock table ${tableOf(ladder)} in share row exclusive mode`.execute(tx);
}

export async function insertRung(tx: Tx, actor: Actor, rung: Rung): Promise<void> {
  const [columns, values] = [ownColumns[rung.ladder], ownValues(rung)];
  await sql`
    insert into ${tableOf(rung.ladder)} (operator, code, name, aliases, from_day, to_day, origin, recorded_by
      ${columns === null ? sql`` : sql`, ${columns}`})
    values (${actor.operator}, ${rung.code}, ${rung.name}, ${[...rung.aliases]}::text[], ${rung.fromDay}::date, ${rung.toDay}::date,
      'entered', ${actor.id} ${values === null ? sql`` : sql`, ${values}`})`.execute(tx);
}

/** What an import had recorded is from now on what somebody entered: undoing the import no longer takes it away. */
export async function updateRung(tx: Tx, actor: Actor, rung: Rung): Promise<void> {
  const [columns, values] = [ownColumns[rung.ladder], ownValues(rung)];
  await sql`
    update ${tableOf(rung.ladder)} set name = ${rung.name}, aliases = ${[...rung.aliases]}::text[],
      from_day = ${rung.fromDay}::date, to_day = ${rung.toDay}::date,
      ${columns === null ? sql`` : sql`(${columns}) = (select ${values}),`}
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${rung.code}`.execute(tx);
}
