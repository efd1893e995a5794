import { type RawBuilder, sql } from 'kysely';
import type { Database, Rows, Tx } from '../database/face.ts';
import { taking } from '../database/hold.ts';
import type { Actor } from '../kernel/actor.ts';
import { keyIndexes } from './contradictions.ts';
import { copyLines } from './copy-line.ts';
import type { FileFormat, ParsedRow } from './format.ts';
import { readersOf } from './import.access.ts';
import { type KnownThing, thingOf } from './known-names.ts';
import type { ParsedFile } from './parsed-file.ts';
import { rowIdStart } from './row-id.ts';

/** A column of the target table that the file fills, as the database declares it. */
type TargetColumn = {
  readonly field: string;
  readonly place: number;
  readonly key: boolean;
  readonly nullable: boolean;
  readonly standard: string | null;
};

type CatalogueRow = { readonly name: string; readonly nullable: boolean; readonly standard: string | null };

export type LoadCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/** One import writes to an operator's records at a time: two that touched the same rows could not be undone apart. */
export async function waitForTurn(tx: Tx, actor: Actor): Promise<void> {
  await sql`select ${taking(actor, { name: 'import.turn', mode: 'alone' })}`.execute(tx);
}

/** Every thing of a kind already recorded, with its names and the columns that rules read. */
export async function listRecorded(tx: Tx, format: FileFormat): Promise<readonly KnownThing[]> {
  const referable = format.referable;
  if (referable === undefined) return [];
  const fields = [...new Set([referable.code, ...referable.names, ...fieldsOf(format).filter((field) => field !== null)])];
  const { rows } =
    await sql<ParsedRow>`select ${sql.join(fields.map((field) => sql.ref(field)))} from ${sql.table(format.table)}`.execute(tx);
  return rows.flatMap((row) => thingOf(format, row) ?? []);
}

/** The columns of the table that rows fill, in the order of their values; null for a cell that no column keeps. */
function fieldsOf(format: FileFormat): readonly (string | null)[] {
  const own = format.columns.map((column) => (column.stored === false ? null : column.field));
  return [...own, ...(format.derived?.columns ?? []).map((column) => column.field)];
}

/** The operator is the actor's, and the origin is set with the mark of the import. */
const unset = ['operator', 'origin'];

/** The records of a format whose rule looks at several rows together; none for the others, whose tables may be large. */
export async function listStanding(tx: Tx, format: FileFormat): Promise<readonly ParsedRow[]> {
  return format.together === undefined ? [] : listRecords(tx, format);
}

/** The records of a format's table, those of other operators apart; with `over`, those between two days of a field, both included. */
export async function listRecords(
  tx: Tx,
  format: FileFormat,
  over?: { readonly field: string; readonly first: string; readonly last: string },
): Promise<readonly ParsedRow[]> {
  const fields = sql.join(fieldsOf(format).flatMap((field) => (field === null ? [] : [sql.ref(field)])));
  const within =
    over === undefined ? sql`` : sql` where ${sql.ref(over.field)} between ${over.first}::date and ${over.last}::date`;
  const { rows } = await sql<ParsedRow>`select ${fields} from ${sql.table(format.table)}${within}`.execute(tx);
  return rows;
}

/** The rows of a statement that a format's rules read. */
export async function listStatement(tx: Tx, statement: Rows): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`${statement}`.execute(tx);
  return rows;
}

async function targetColumns(tx: Tx, file: ParsedFile): Promise<TargetColumn[]> {
  const { rows } = await sql<CatalogueRow>`
    select a.attname as name, not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as standard
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${file.format.table}::regclass and a.attnum > 0 and not a.attisdropped`.execute(tx);
  const declared = new Map(rows.map((row) => [row.name, row]));
  const keys = keyIndexes(file.format);
  const fields = fieldsOf(file.format);
  const made = file.format.codeFrom?.code;
  return fields.flatMap((field, place) => {
    const filled = file.present[place] ?? true;
    if (field === null || unset.includes(field) || !(filled || field === made || keys.includes(place))) return [];
    const column = declared.get(field);
    if (column === undefined) throw new Error(`${file.format.file}: the table ${file.format.table} has no column ${field}`);
    return [
      { field, place, key: keys.includes(place), nullable: column.nullable, standard: column.nullable ? null : column.standard },
    ];
  });
}

/** The staged value; an empty cell takes the column's default where the table wants a value. */
function staged(column: TargetColumn): RawBuilder<unknown> {
  const value = sql`s.${sql.ref(column.field)}`;
  return column.standard === null ? value : sql`coalesce(${value}, ${sql.raw(column.standard)})`;
}

/** Null equals null in a key; a plain equality where there is no null lets the database match by hash. */
function sameKey(columns: readonly TargetColumn[]): RawBuilder<unknown> {
  const conditions = columns
    .filter((column) => column.key)
    .map((column) => sql`t.${sql.ref(column.field)} ${column.nullable ? sql`is not distinct from` : sql`=`} ${staged(column)}`);
  return sql.join(conditions, sql` and `);
}

/** Made up where the file says so. */
const originOf = sql`coalesce(s.staged_origin, 'imported')`;

type Loading = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly importId: string;
  readonly number: number;
  readonly file: ParsedFile;
  readonly columns: readonly TargetColumn[];
  readonly stage: string;
};

/**
 * Loads the good rows of one file: staged by COPY, then records of the same key changed where they differ (before and after
 * kept), then the others added. Records that are the same are not touched.
 */
export async function loadFile(
  database: Database,
  tx: Tx,
  actor: Actor,
  importId: string,
  number: number,
  file: ParsedFile,
): Promise<LoadCounts> {
  if (file.rows.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  const columns = await targetColumns(tx, file);
  const stage = `staged_${number}`;
  const loading: Loading = { tx, actor, importId, number, file, columns, stage };
  const table = sql.table(file.format.table);
  await sql`create temporary table ${sql.table(stage)} on commit drop as
    select 0::bigint as staged_row, origin as staged_origin, ${sql.join(columns.map((column) => sql.ref(column.field)))}
    from ${table} with no data`.execute(tx);
  const marked = file.format.columns.findIndex(({ value }) => value.kind === 'synthetic');
  await database.copyInto(
    tx,
    stage,
    ['staged_row', 'staged_origin', ...columns.map((column) => column.field)],
    copyLines(file.rows, [marked, ...columns.map((column) => column.place)]),
  );
  const { rows } = await sql<{
    some: boolean;
  }>`select exists (select from ${table} where operator = ${actor.operator}) as some`.execute(tx);
  const some = rows[0]?.some ?? true;
  if (some) await sql`analyze ${sql.table(stage)}`.execute(tx);
  const changed = some ? await changeRows(loading) : 0;
  const added = await addRows(loading, some);
  return { added, changed, unchanged: file.rows.length - added - changed };
}

async function changeRows({ tx, actor, importId, number, file, columns, stage }: Loading): Promise<number> {
  const others = columns.filter((column) => !column.key);
  const table = sql.table(file.format.table);
  const assigned = others.map(({ field }) => sql`${sql.ref(field)} = m.${sql.ref(field)},`);
  const differing =
    others.length === 0
      ? sql``
      : sql`(${sql.join(others.map(({ field }) => sql`t.${sql.ref(field)}`))}) is distinct from (${sql.join(others.map(staged))}) or`;
  const { rows } = await sql<{ changed: number }>`
    with matched as (
      select ${sql.join([sql`t.id`, sql`s.staged_row`, sql`to_jsonb(t) as before`, sql`${originOf} as staged_origin`, ...others.map((column) => sql`${staged(column)} as ${sql.ref(column.field)}`)])}
      from ${table} t join ${sql.table(stage)} s on ${sameKey(columns)}
      where t.operator = ${actor.operator}
        and (${differing} (t.origin = 'synthetic') <> (${originOf} = 'synthetic'))
    ), altered as (
      update ${table} t set ${sql.join(assigned, sql` `)} origin = m.staged_origin, import_id = ${importId}::uuid, recorded_at = now(), recorded_by = ${actor.id}
      from matched m where t.operator = ${actor.operator} and t.id = m.id
      returning t.id, to_jsonb(t) as after
    ), kept as (
      insert into import.change (operator, import_id, file, line, table_name, row_id, before, after, private_to)
      select ${actor.operator}, ${importId}::uuid, ${number}::int, m.staged_row::int, ${file.format.table}, m.id, m.before, a.after,
        ${readersOf(file.format)}::text[]
      from matched m join altered a on a.id = m.id
      returning 1
    )
    select count(*)::int as changed from kept`.execute(tx);
  return rows[0]?.changed ?? 0;
}

/** Added as the file has them: sorting them first by their key took longer than the indexes gain from it, shuffled or not. */
async function addRows({ tx, actor, importId, number, file, columns, stage }: Loading, some: boolean): Promise<number> {
  const table = sql.table(file.format.table);
  const fields = sql.join(columns.map(({ field }) => sql.ref(field)));
  const isNew = some
    ? sql`where not exists (select from ${table} t where t.operator = ${actor.operator} and ${sameKey(columns)})`
    : sql``;
  const { numAffectedRows } = await sql`
    insert into ${table} (operator, id, ${fields}, origin, import_id, recorded_by)
    select ${actor.operator}, (${rowIdStart(importId, number)} || lpad(to_hex(s.staged_row), 9, '0'))::uuid,
      ${sql.join(columns.map(staged))}, ${originOf}, ${importId}::uuid, ${actor.id}
    from ${sql.table(stage)} s ${isNew}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
