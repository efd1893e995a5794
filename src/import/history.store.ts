import { sql } from 'kysely';
import type { Tx } from '../database/face.ts';

/** Where a thing stands in the records: the rows of a table whose column holds its code. */
export type Standing = { readonly table: string; readonly field: string };

type ByImport = {
  readonly importId: string;
  readonly at: string;
  readonly by: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
};

/** Rows about the thing that one import added and that are still there. */
export type Addition = ByImport & { readonly rows: number };

/** One row about the thing, as an import found it and left it. */
export type Change = ByImport & {
  readonly line: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};

/** Per import, latest first. A row keeps the start of the id of the import that added it (`row-id.ts`), changed since or not. */
export async function listAdditions(tx: Tx, { table, field }: Standing, code: string): Promise<readonly Addition[]> {
  const { rows } = await sql<Addition>`
    select r.id as "importId", r.at, r.actor_name as by, r.undone_at as "undoneAt", r.undone_by as "undoneBy", t.rows
    from (
      select (left(id::text, 24) || '000000000000')::uuid as import_id, count(*)::int as rows
      from ${sql.table(table)} where ${sql.ref(field)} = ${code} group by 1
    ) as t join import.run r on r.id = t.import_id
    order by r.at desc`.execute(tx);
  return rows;
}

/** Latest first; the change of an import that was undone since is there too. */
export async function listChanges(tx: Tx, { table, field }: Standing, code: string, limit: number): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    select r.id as "importId", r.at, r.actor_name as by, r.undone_at as "undoneAt", r.undone_by as "undoneBy", c.line, c.before, c.after
    from import.change c join import.run r on r.operator = c.operator and r.id = c.import_id
    where c.table_name = ${table} and c.after is not null and (c.after->>${field}::text = ${code} or c.before->>${field}::text = ${code})
    order by r.at desc, c.file, c.line limit ${limit}`.execute(tx);
  return rows;
}

/** Names by code of every thing of one kind: a table of things that others refer to is short. */
export async function listNames(
  tx: Tx,
  { table, code, name }: { readonly table: string; readonly code: string; readonly name: string },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select ${sql.ref(code)} as code, ${sql.ref(name)} as name from ${sql.table(table)}`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.name]));
}
