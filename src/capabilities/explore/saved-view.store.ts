import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import type { Actor } from '../../kernel/actor.ts';

const viewRow = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  shared: z.boolean(),
  parameters: z.string(),
});

/** A view under a name; `parameters` are those of its address. */
export type SavedView = z.infer<typeof viewRow>;

const columns = sql`id::text as id, name, owner, owner_name as "ownerName", shared, parameters`;

/** The reader's own views and those that others share, in the order of their names. */
export async function listSavedViews(tx: Tx, { id }: Pick<Actor, 'id'>): Promise<SavedView[]> {
  const result = await sql`
    select ${columns} from explore.view where owner = ${id} or shared order by ${inNameOrder('name')}, id`.execute(tx);
  return result.rows.map((row) => viewRow.parse(row));
}

/** One of the reader's own views; null where there is none, another's included. */
export async function findOwnView(tx: Tx, { id: owner }: Pick<Actor, 'id'>, id: string): Promise<SavedView | null> {
  const result = await sql`select ${columns} from explore.view where id::text = ${id} and owner = ${owner}`.execute(tx);
  return result.rows[0] ? viewRow.parse(result.rows[0]) : null;
}

/** Keeps a view under its name, in the place of the reader's own of that name. */
export async function putView(tx: Tx, actor: Actor, view: Pick<SavedView, 'name' | 'shared' | 'parameters'>): Promise<void> {
  await sql`
    insert into explore.view (operator, owner, owner_name, name, shared, parameters)
    values (${actor.operator}, ${actor.id}, ${actor.name}, ${view.name}, ${view.shared}, ${view.parameters})
    on conflict (operator, owner, name) do update set shared = excluded.shared, parameters = excluded.parameters,
      owner_name = excluded.owner_name, recorded_at = now()`.execute(tx);
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await sql`delete from explore.view where id::text = ${id}`.execute(tx);
}
