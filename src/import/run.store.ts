import { sql } from 'kysely';
import type { Tx } from '../database/face.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import type { ImportRecord, RecordedFile } from './import-record.ts';
import type { FileOutcome, RejectedRow } from './outcome.ts';
import { countRejected } from './render-outcome.ts';

/** An original as it is kept: compressed, once per content. */
export type Original = { readonly sha256: string; readonly size: number; readonly gzip: Uint8Array };

/** With those who alone may have it back; null for all who may load such a file. */
export type KeptOriginal = Original & { readonly privateTo: readonly Role[] | null };

/** A file's outcome with what else is kept of it: its table, and its original (null for one too large to be read). */
export type FileToRecord = {
  readonly outcome: FileOutcome;
  readonly table: string | null;
  readonly sha256: string | null;
  readonly size: number;
  /** Who alone may read its rejected lines; null for all of the operator's side. */
  readonly privateTo: readonly Role[] | null;
};

/** Writes the run before its files are loaded: what they change refers to it. */
export async function recordRun(
  tx: Tx,
  actor: Actor,
  importId: string,
  strict: boolean,
  status: 'loaded' | 'refused',
): Promise<void> {
  await sql`
    insert into import.run (operator, id, actor_kind, actor_id, actor_name, strict, status)
    values (${actor.operator}, ${importId}::uuid, ${actor.kind}, ${actor.id}, ${actor.name}, ${strict}, ${status})`.execute(tx);
}

export async function keepOriginals(tx: Tx, actor: Actor, originals: readonly KeptOriginal[]): Promise<void> {
  for (const { sha256, size, gzip, privateTo } of originals) {
    await sql`
      insert into import.original (operator, sha256, size, content_gzip, private_to)
      values (${actor.operator}, ${sha256}, ${size}, ${gzip}, ${privateTo}::text[])
      on conflict (operator, sha256) do nothing`.execute(tx);
  }
}

export async function recordFile(tx: Tx, actor: Actor, importId: string, number: number, file: FileToRecord): Promise<void> {
  const { outcome, table, sha256, size, privateTo } = file;
  await sql`
    insert into import.file (operator, import_id, number, name, format, table_name, sha256, size, read, added, changed, unchanged, removed, rejected)
    values (${actor.operator}, ${importId}::uuid, ${number}, ${outcome.file}, ${outcome.format}, ${table}, ${sha256}, ${size},
      ${outcome.read}, ${outcome.added}, ${outcome.changed}, ${outcome.unchanged}, ${outcome.removed}, ${countRejected(outcome)})`.execute(
    tx,
  );
  await recordTold(tx, actor, { importId, file: number, privateTo }, 'rejected', outcome.rejected);
}

/** Keeps what is told of a file: the lines that it refuses, then what there is to note. */
export async function recordTold(
  tx: Tx,
  actor: Actor,
  { importId, file, privateTo }: { readonly importId: string; readonly file: number; readonly privateTo: readonly Role[] | null },
  kind: 'rejected' | 'warning',
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map((reject, number) => ({ number: number + 1, ...reject }));
  await sql`
    insert into import.reject (operator, import_id, file, number, kind, line, field, rule, value, message, private_to)
    select ${actor.operator}, ${importId}::uuid, ${file}::int, r.number, ${kind}::text, r.line, r.field, r.rule, r.value, r.message,
      coalesce(r."privateTo", ${privateTo}::text[])
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, line int, field text, rule text, value text, message text, "privateTo" text[])`.execute(
    tx,
  );
}

type RunRow = {
  id: string;
  at: string;
  actor_name: string;
  strict: boolean;
  status: ImportRecord['status'];
  undone_at: string | null;
  undone_by: string | null;
};
type FileRow = RecordedFile & { import_id: string };

const runColumns = sql`id, at, actor_name, strict, status, undone_at, undone_by`;

/** The operator's imports, latest first. */
export async function listRuns(tx: Tx, limit: number): Promise<readonly ImportRecord[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from import.run order by at desc, id limit ${limit}`.execute(tx);
  return withFiles(tx, rows);
}

/** One import; null when there is none of that identifier. */
export async function findRun(tx: Tx, id: string): Promise<ImportRecord | null> {
  const { rows } = await sql<RunRow>`select ${runColumns} from import.run where id::text = ${id}`.execute(tx);
  const [run] = await withFiles(tx, rows);
  return run ?? null;
}

async function withFiles(tx: Tx, runs: readonly RunRow[]): Promise<ImportRecord[]> {
  const { rows: files } = await sql<FileRow>`
    select import_id, number, name, format, table_name as "table", sha256, size, read, added, changed, unchanged, removed, rejected
    from import.file where import_id = any (${runs.map((run) => run.id)}::uuid[]) order by import_id, number`.execute(tx);
  return runs.map((run) => ({
    id: run.id,
    at: run.at,
    by: run.actor_name,
    strict: run.strict,
    status: run.status,
    undoneAt: run.undone_at,
    undoneBy: run.undone_by,
    files: files.filter((file) => file.import_id === run.id).map(({ import_id: _, ...file }) => file),
  }));
}

/** A line of a file that was rejected or remarked on, as it was told when the file was imported. */
export type RecordedReject = RejectedRow & { readonly file: number; readonly kind: 'rejected' | 'warning' };

/** In the order of the files and of their lines. */
export async function listRejects(tx: Tx, importId: string): Promise<readonly RecordedReject[]> {
  const { rows } = await sql<RecordedReject>`
    select file, kind, line, field, rule, value, message from import.reject
    where import_id = ${importId}::uuid order by file, kind, number`.execute(tx);
  return rows;
}

/** An original as received: the bytes that gave rise to the records. */
export async function findOriginal(tx: Tx, sha256: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{
    content: Uint8Array;
  }>`select content_gzip as content from import.original where sha256 = ${sha256}`.execute(tx);
  return rows[0]?.content ?? null;
}
