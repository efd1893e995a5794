import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { sharingRules } from '../sharing-rule.ts';
import type { SharingKey, SharingWeight } from './sharing-key.ts';

type Named = Pick<SharingKey, 'application' | 'year'>;

const keyRow = z.object({
  application: z.string().nullable(),
  year: z.number(),
  rule: z.enum(sharingRules),
  source: z.string().nullable(),
});

/** Every key, that of all applications first, each from its last year to its first. */
export async function listSharingKeys(tx: Tx): Promise<SharingKey[]> {
  const { rows } = await sql`
    select application, year, rule, source from activity.sharing_key order by application nulls first, year desc`.execute(tx);
  return rows.map((row) => keyRow.parse(row));
}

/** Held until the change is done: two that would begin one key wait for each other. */
export async function lockSharing(tx: Tx): Promise<void> {
  await sql`lock table activity.sharing_key, activity.sharing_weight in share row exclusive mode`.execute(tx);
}

const sameKey = ({ application, year }: Named) =>
  sql`application is not distinct from ${application}::text and year = ${year}::int`;

/** Writes a key over the one of the same application and year. */
export async function putSharingKey(tx: Tx, actor: Actor, key: SharingKey): Promise<void> {
  await sql`
    insert into activity.sharing_key (operator, application, year, rule, source, origin, recorded_by)
    values (${actor.operator}, ${key.application}, ${key.year}, ${key.rule}, ${key.source}, 'entered', ${actor.id})
    on conflict (operator, application, year) do update set rule = excluded.rule, source = excluded.source,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = excluded.recorded_by`.execute(tx);
}

/** Takes a key away, and its weights with it. */
export async function deleteSharingKey(tx: Tx, key: Named): Promise<void> {
  await sql`delete from activity.sharing_weight where ${sameKey(key)}`.execute(tx);
  await sql`delete from activity.sharing_key where ${sameKey(key)}`.execute(tx);
}

const weightRow = z.object({ body: z.string(), weight: z.string() });

/** The weights of a key, body by body. */
export async function listWeights(tx: Tx, key: Named): Promise<SharingWeight[]> {
  const { rows } = await sql`
    select body, trim_scale(weight)::text as weight from activity.sharing_weight where ${sameKey(key)} order by body`.execute(tx);
  return rows.map((row) => weightRow.parse(row));
}

/** The weights of a key are one thing: these take the place of whatever stood there; what stays the same is left alone. */
export async function replaceWeights(tx: Tx, actor: Actor, key: Named, weights: readonly SharingWeight[]): Promise<void> {
  await sql`
    delete from activity.sharing_weight where ${sameKey(key)} and body <> all(${weights.map(({ body }) => body)}::text[])`.execute(
    tx,
  );
  for (const { body, weight } of weights)
    await sql`
      insert into activity.sharing_weight as w (operator, application, year, body, weight, origin, recorded_by)
      values (${actor.operator}, ${key.application}, ${key.year}, ${body}, ${weight}::numeric, 'entered', ${actor.id})
      on conflict (operator, application, year, body) do update set weight = excluded.weight, origin = 'entered', import_id = null,
        recorded_at = now(), recorded_by = excluded.recorded_by
      where w.weight <> excluded.weight`.execute(tx);
}

const countRow = z.object({ application: z.string().nullable(), year: z.number(), weights: z.number() });

/** How many weights above 0 there are for each key. */
export async function countWeights(tx: Tx) {
  const { rows } = await sql`
    select application, year, count(*)::int as weights from activity.sharing_weight where weight > 0 group by application, year`.execute(
    tx,
  );
  return rows.map((row) => countRow.parse(row));
}
