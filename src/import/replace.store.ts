import { sql } from 'kysely';
import type { Tx } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import { keyIndexes } from './contradictions.ts';
import type { FileFormat, ParsedRow } from './format.ts';
import { readersOf } from './import.access.ts';
import type { ParsedFile } from './parsed-file.ts';

function keyFields(format: FileFormat): readonly { readonly field: string; readonly index: number }[] {
  const fields = [...format.columns, ...(format.derived?.columns ?? [])].map(({ field }) => field);
  return keyIndexes(format).map((index) => ({ field: fields[index] ?? '', index }));
}

/** The condition on a record `t` that the files of a format are the whole of what it is part of, and do not have it. */
function isMissing(format: FileFormat, files: readonly ParsedFile[]) {
  const keys = keyFields(format);
  const rows = files.flatMap((file) =>
    file.rows.map(({ values }): ParsedRow => Object.fromEntries(keys.map(({ field, index }) => [field, values[index] ?? null]))),
  );
  const there = sql`jsonb_populate_recordset(null::${sql.table(format.table)}, ${JSON.stringify(rows)}::jsonb) k`;
  const same = (fields: readonly string[]) =>
    sql.join(
      fields.map((field) => sql`k.${sql.ref(field)} is not distinct from t.${sql.ref(field)}`),
      sql` and `,
    );
  return sql`exists (select from ${there} where ${same(format.replaces ?? [])})
    and not exists (select from ${there} where ${same(keys.map(({ field }) => field))})`;
}

/** How many records the files of a format, being the whole of something, no longer have. */
export async function countMissing(tx: Tx, actor: Actor, format: FileFormat, files: readonly ParsedFile[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(format.table)} t
    where t.operator = ${actor.operator} and ${isMissing(format, files)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Removes them, each kept as it was among the changes of the import. */
export async function removeMissing(
  tx: Tx,
  actor: Actor,
  { importId, file }: { readonly importId: string; readonly file: number },
  format: FileFormat,
  files: readonly ParsedFile[],
): Promise<void> {
  await sql`
    with gone as (
      delete from ${sql.table(format.table)} t where t.operator = ${actor.operator} and ${isMissing(format, files)}
      returning t.id, to_jsonb(t) as before
    )
    insert into import.change (operator, import_id, file, line, table_name, row_id, before, after, private_to)
    select ${actor.operator}, ${importId}::uuid, ${file}::int, 0, ${format.table}, gone.id, gone.before, null, ${readersOf(format)}::text[]
    from gone`.execute(tx);
}
