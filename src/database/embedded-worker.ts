import { openAsBlob, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type ParserOptions, PGlite } from '@electric-sql/pglite';
import { type Ask, errorFields, type Opening } from './embedded-messages.ts';
import { beginning, type Identity, type Outcome } from './engine.ts';
import { syncFile, syncFolder } from './sync-files.ts';
import { accountsParsers, oid, type Parse, parsers } from './values.ts';

/**
 * The thread that holds PGlite: a long query stops this thread, not the server. It answers one message after the other.
 * The folder's lock was taken by the main thread before this one was started.
 */
const port = parentPort;
if (!port) throw new Error('embedded-worker runs as a worker thread');

const opening = workerData as Opening; // set by embedded.ts, which starts this thread

function byOid(named: Readonly<Record<keyof typeof oid, Parse>>): ParserOptions {
  return Object.fromEntries(Object.entries(oid).map(([name, id]) => [id, named[name as keyof typeof oid]])); // the entries of `oid`
}
const forAccounts = byOid(accountsParsers);

/** PGlite tells a gzipped image by the blob's type. */
async function blobOf(path: string): Promise<Blob> {
  const head = new Uint8Array(await (await openAsBlob(path)).slice(0, 2).arrayBuffer());
  return await openAsBlob(path, { type: head[0] === 0x1f && head[1] === 0x8b ? 'application/x-gzip' : 'application/x-tar' });
}

async function open(): Promise<PGlite> {
  const image = opening.image === null ? {} : { loadDataDir: await blobOf(opening.image) };
  const startParams = [
    ...PGlite.defaultStartParams,
    '-c',
    'timezone=UTC',
    '-c',
    'datestyle=ISO,YMD',
    '-c',
    'intervalstyle=iso_8601',
  ];
  const pg = await PGlite.create({ dataDir: opening.folder ?? 'memory://', parsers: byOid(parsers), startParams, ...image });
  return pg;
}

const pg = await open();
let standing: Identity | 'owner' = 'owner';
let inTransaction = false;
let readOnly = false;
let syncedPosition = '';
let syncedFile = '';

/**
 * PGlite does not sync its log by itself (no sync is seen for a commit, whatever its settings), so we do, before a commit
 * is acknowledged: every log file written since the last time.
 */
async function syncLog(): Promise<void> {
  if (opening.folder === null) return;
  const { rows } = await pg.query<{ position: string; file: string }>(
    'select pg_current_wal_lsn()::text as position, pg_walfile_name(pg_current_wal_lsn()) as file',
  );
  const now = rows[0];
  if (!now || now.position === syncedPosition) return;
  const folder = join(opening.folder, 'pg_wal');
  const files = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= syncedFile && name <= now.file);
  for (const name of files) syncFile(join(folder, name));
  if (now.file !== syncedFile) syncFolder(folder);
  syncedPosition = now.position;
  syncedFile = now.file;
}

const standingAs = {
  owner: 'reset role; reset search_path',
  application: 'set role bievre_app; set search_path = pg_catalog',
  accounts: 'set role bievre_accounts; set search_path = accounts',
} as const;

async function standAs(identity: Identity | 'owner'): Promise<void> {
  await pg.exec(`reset role; ${standingAs[identity]}`);
  standing = identity;
}

function outcome(rows: unknown[], command = '', affected: number | null = null): Outcome {
  return { rows, command, affected };
}

async function query(sql: string, parameters: readonly unknown[]): Promise<Outcome> {
  const result = await pg.query(sql, [...parameters], standing === 'accounts' ? { parsers: forAccounts } : {});
  if (!inTransaction) await syncLog();
  return outcome(result.rows, result.command ?? '', result.rowCount ?? result.affectedRows ?? null);
}

async function begin(asked: boolean, context: string | null): Promise<Outcome> {
  try {
    await pg.exec(beginning(asked, context));
  } catch (thrown) {
    await pg.exec('rollback');
    throw thrown;
  }
  inTransaction = true;
  readOnly = asked;
  return outcome([]);
}

async function end(word: 'commit' | 'rollback'): Promise<Outcome> {
  inTransaction = false;
  const results = await pg.exec(word);
  const command = results.at(-1)?.command ?? '';
  if (word === 'commit' && !readOnly) await syncLog();
  return outcome([], command);
}

/**
 * Reading a file is not for the application's role, and PGlite's COPY reads `/dev/blob`; so the session steps out of it for
 * this one statement, whose target is a temporary table by construction (see `copyInto`).
 */
async function copy(target: string, rows: Blob): Promise<Outcome> {
  await pg.exec('set local role none');
  const result = await pg.query(`copy ${target} from '/dev/blob'`, [], { blob: rows });
  await pg.exec('set local role bievre_app');
  return outcome([], 'COPY', result.rowCount ?? result.affectedRows ?? null);
}

/** Written beside the file and moved there when it is whole: a broken dump never takes a good one's place. */
async function dump(file: string, compression: 'gzip' | 'none'): Promise<Outcome> {
  const image = await pg.dumpDataDir(compression);
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, new Uint8Array(await image.arrayBuffer()), { mode: 0o600 });
  syncFile(part);
  renameSync(part, file);
  syncFolder(dirname(file));
  return outcome([]);
}

async function answer(ask: Ask): Promise<Outcome> {
  switch (ask.ask) {
    case 'query':
      return await query(ask.sql, ask.parameters);
    case 'stand-as':
      await standAs(ask.identity);
      return outcome([]);
    case 'begin':
      return await begin(ask.readOnly, ask.context);
    case 'commit':
      for (const { sql, parameters } of ask.last) await query(sql, parameters);
      return await end('commit');
    case 'rollback':
      return await end('rollback');
    case 'copy':
      return await copy(ask.target, ask.rows);
    case 'run':
      await pg.exec(ask.sql);
      await syncLog();
      return outcome([]);
    case 'dump':
      return await dump(ask.file, ask.compression);
    case 'close':
      await pg.close();
      return outcome([]);
  }
}

let queue: Promise<void> = Promise.resolve();
port.on('message', ({ id, ...ask }: Ask & { id: number }) => {
  queue = queue.then(async () => {
    try {
      port.postMessage({ id, outcome: await answer(ask as Ask) }); // what remains of the message without its number
    } catch (thrown) {
      port.postMessage({ id, error: errorFields(thrown) });
    }
  });
});
port.postMessage({ id: 0, outcome: outcome([]) });
