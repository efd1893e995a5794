import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { type Skill, type SkillTerms, skillLevels } from './skill.ts';

const dayField = z.string().transform(day);

const skillRow = z.object({
  id: z.string(),
  person: z.string(),
  application: z.string().nullable(),
  topic: z.string().nullable(),
  level: z.literal([...skillLevels]),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

async function list(tx: Tx, condition: RawBuilder<unknown>): Promise<Skill[]> {
  const { rows } = await sql`
    select id::text as id, person, application, topic, level, from_day as "fromDay", to_day as "toDay"
    from staff.skill where ${condition} order by application nulls last, topic, from_day`.execute(tx);
  return rows.map((row) => skillRow.parse(row));
}

export const listSkillsOf = (tx: Tx, person: string) => list(tx, sql`person = ${person}`);

/** Everything that anybody is said to know, or to have known. */
export const listSkills = (tx: Tx) => list(tx, sql`true`);

/** Topics that somebody was said to know, for a form that proposes them. */
export async function listTopics(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select distinct topic from staff.skill where topic is not null order by topic`.execute(tx);
  return rows.map(({ topic }) => topic);
}

export async function findSkill(tx: Tx, id: string): Promise<Skill | null> {
  const [found] = await list(tx, sql`id::text = ${id}`);
  return found ?? null;
}

export async function insertSkill(tx: Tx, actor: Actor, terms: SkillTerms): Promise<void> {
  await sql`
    insert into staff.skill (operator, person, application, topic, level, from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${terms.person}, ${terms.application}, ${terms.topic}, ${terms.level}, ${terms.fromDay}::date,
      ${terms.toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

export async function updateSkill(tx: Tx, actor: Actor, id: string, terms: SkillTerms): Promise<void> {
  await sql`
    update staff.skill set application = ${terms.application}, topic = ${terms.topic}, level = ${terms.level},
      from_day = ${terms.fromDay}::date, to_day = ${terms.toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

export async function deleteSkill(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.skill where id = ${id}::uuid`.execute(tx);
}
