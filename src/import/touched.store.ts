import { sql } from 'kysely';
import type { Rows, Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { FileFormat } from './format.ts';
import { rowIdRange } from './row-id.ts';

/** Rows of a table that the import added, whatever became of them, and those that it changed or removed, as they were before it. */
function touchedRows(table: string, { operator }: Actor, importId: string): Rows {
  const { first, last } = rowIdRange(importId);
  return sql`
    select t.* from ${sql.table(table)} t where t.operator = ${operator} and t.id between ${first}::uuid and ${last}::uuid
    union all
    select b.* from import.change c cross join lateral jsonb_populate_record(null::${sql.table(table)}, c.before) b
    where c.operator = ${operator} and c.import_id = ${importId}::uuid and c.table_name = ${table}
      and not (c.row_id between ${first}::uuid and ${last}::uuid)`;
}

/** What these rows say, or said, in a field. */
export async function listNamed(
  tx: Tx,
  actor: Actor,
  importId: string,
  { table, field }: { readonly table: string; readonly field: string },
): Promise<readonly unknown[]> {
  const { rows } = await sql<{ named: unknown }>`
    select distinct r.${sql.ref(field)} as named from (${touchedRows(table, actor, importId)}) r`.execute(tx);
  return rows.map(({ named }) => named);
}

type What = { readonly actor: Actor; readonly importId: string; readonly tables: readonly string[]; readonly undoing: boolean };

/** Tells those whose records follow these tables. */
export async function tellTouched(
  tx: Tx,
  formats: readonly FileFormat[],
  { actor, importId, tables, undoing }: What,
): Promise<void> {
  for (const table of tables) {
    const told = new Set(formats.flatMap((format) => (format.table === table && format.touched ? [format.touched] : [])));
    for (const touched of told) await touched(tx, { actor, importId, undoing, rows: touchedRows(table, actor, importId) });
  }
}
