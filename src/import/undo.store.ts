import { sql } from 'kysely';
import type { Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { RecordedFile } from './import-record.ts';
import { rowIdRange } from './row-id.ts';

/** An import as undoing needs it. */
export type RunToUndo = {
  readonly status: 'loaded' | 'refused' | 'undone';
  readonly at: string;
  readonly by: string;
  readonly files: readonly RecordedFile[];
};

/** A row of the import that is no longer as the import left it. */
export type TouchedRow = {
  readonly file: number;
  readonly line: number;
  readonly table: string;
  readonly by: string | null;
  readonly importId: string | null;
  readonly gone: boolean;
};

type RunRow = { status: RunToUndo['status']; at: string; by: string };

export async function findRun(tx: Tx, importId: string): Promise<RunToUndo | null> {
  const { rows } = await sql<RunRow>`select status, at, actor_name as by from import.run where id = ${importId}::uuid`.execute(
    tx,
  );
  const [run] = rows;
  if (run === undefined) return null;
  const { rows: files } = await sql<RecordedFile>`
    select number, name, format, table_name as "table", sha256, size, read, added, changed, unchanged, removed, rejected
    from import.file where import_id = ${importId}::uuid order by number`.execute(tx);
  return { ...run, files };
}

/** Rows of one table, added or changed by the import, that bear another mark than the import's now. */
export async function listTouched(tx: Tx, importId: string, table: string): Promise<readonly TouchedRow[]> {
  const { first, last } = rowIdRange(importId);
  const { rows } = await sql<TouchedRow>`
    select ('x0' || substr(t.id::text, 25, 3))::bit(16)::int as file, ('x0' || substr(t.id::text, 28, 9))::bit(40)::bigint as line,
      ${table}::text as "table", t.recorded_by as by, t.import_id as "importId", false as gone
    from ${sql.table(table)} t
    where t.id between ${first}::uuid and ${last}::uuid and t.import_id is distinct from ${importId}::uuid
    union all
    select c.file, c.line::bigint, ${table}::text, t.recorded_by, t.import_id, t.id is null
    from import.change c left join ${sql.table(table)} t on t.operator = c.operator and t.id = c.row_id
    where c.import_id = ${importId}::uuid and c.table_name = ${table} and c.after is not null
      and not (c.row_id between ${first}::uuid and ${last}::uuid) and t.import_id is distinct from ${importId}::uuid
    order by 1, 2`.execute(tx);
  return rows;
}

/** How many of the rows added to a table are still there, changed since or not. */
export async function countAdded(tx: Tx, importId: string, table: string): Promise<number> {
  const { first, last } = rowIdRange(importId);
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)} where id between ${first}::uuid and ${last}::uuid`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function listColumns(tx: Tx, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = ''`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Gives changed rows their state from before the import; of a row changed twice by it, the first state. */
export async function restoreChanged(tx: Tx, actor: Actor, importId: string, table: string): Promise<number> {
  const { first, last } = rowIdRange(importId);
  const columns = (await listColumns(tx, table)).filter((name) => name !== 'operator' && name !== 'id');
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} t set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = b.${sql.ref(name)}`))}
    from (
      select distinct on (row_id) row_id, before from import.change
      where import_id = ${importId}::uuid and table_name = ${table} and after is not null
        and not (row_id between ${first}::uuid and ${last}::uuid)
      order by row_id, file
    ) c cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.before) b
    where t.operator = ${actor.operator} and t.id = c.row_id`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Puts back the rows that the import removed, as they were. */
export async function restoreRemoved(tx: Tx, importId: string, table: string): Promise<number> {
  const columns = await listColumns(tx, table);
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((name) => sql`b.${sql.ref(name)}`))}
    from import.change c cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.before) b
    where c.import_id = ${importId}::uuid and c.table_name = ${table} and c.after is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function deleteAdded(tx: Tx, actor: Actor, importId: string, table: string): Promise<number> {
  const { first, last } = rowIdRange(importId);
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where operator = ${actor.operator} and id between ${first}::uuid and ${last}::uuid`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export async function markUndone(tx: Tx, actor: Actor, importId: string): Promise<void> {
  await sql`
    update import.run set status = 'undone', undone_at = now(), undone_by = ${actor.name}
    where operator = ${actor.operator} and id = ${importId}::uuid`.execute(tx);
}
