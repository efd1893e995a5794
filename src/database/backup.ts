import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isProblem } from '../kernel/problem.ts';
import { notEmpty, ownerNeeded, toolFailed, toolsMissing, unreadableBackup, unwritableBackup } from './backup.problems.ts';
import { type EmbeddedEngine, openEmbedded } from './embedded.ts';
import type { Database } from './face.ts';
import { demandKnown, type Schema, wholeSchema } from './migrate.ts';
import { type DatabaseSettings, databaseFolder, lockedFolder, migrate } from './open.ts';
import { opened } from './opened.ts';
import { onOneConnection } from './postgresql.ts';
import { syncFile, syncFolder } from './sync-files.ts';

/**
 * The whole database into one file, originals of imported files included, while the site runs. The file appears when it is
 * whole. Embedded: an image of PGlite's folder, gzipped; PostgreSQL: `pg_dump`'s own format.
 */
export async function backUp(database: Database, file: string): Promise<void> {
  const behind = opened.get(database);
  if (!behind) throw new Error('backUp takes a database that openDatabase opened');
  if (behind.kind === 'postgresql') {
    if (behind.ownerUrl === null) throw ownerNeeded();
    await dumpServer(behind.ownerUrl, resolve(file));
    return;
  }
  demandFolderOf(file);
  try {
    await behind.engine.dump(resolve(file), 'gzip');
  } catch (thrown) {
    throw isProblem(thrown) ? thrown : unwritableBackup(file, thrown);
  }
}

/**
 * A backup into an empty place: a data folder without a database, or an empty PostgreSQL database. Killed half way, it
 * leaves the place empty. A backup of an older version is brought to this one at the next opening.
 */
export async function restoreBackup(settings: DatabaseSettings, file: string, parts: readonly Schema[]): Promise<void> {
  if (!existsSync(file)) throw unreadableBackup(file, null);
  if (settings.kind === 'embedded') await restoreFolder(settings.folder, resolve(file), wholeSchema(parts));
  else await restoreServer(settings, resolve(file), parts);
}

/** Said before the work is done rather than after it. */
function demandFolderOf(file: string): void {
  if (!existsSync(dirname(resolve(file)))) throw unwritableBackup(file, null);
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

async function restoreFolder(folder: string, file: string, schema: Schema): Promise<void> {
  const lock = await lockedFolder(folder);
  const draft = `${databaseFolder(folder)}.restoring`;
  try {
    if (!isEmpty(databaseFolder(folder))) throw notEmpty(`Le dossier « ${folder} »`);
    rmSync(draft, { recursive: true, force: true });
    await loadImage(draft, file, schema);
    syncTree(draft);
    renameSync(draft, databaseFolder(folder));
    syncFolder(folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    await lock.release();
  }
}

/** Opens the image where it will be moved from, so that what is moved is known to open and to be ours. */
async function loadImage(draft: string, file: string, schema: Schema): Promise<void> {
  let engine: EmbeddedEngine | null = null;
  try {
    engine = await openEmbedded({ folder: draft, image: file });
    await engine.asOwner((owner) => demandKnown(owner, schema));
  } catch (thrown) {
    throw isProblem(thrown) && thrown.code !== 'database.stopped' ? thrown : unreadableBackup(file, thrown);
  } finally {
    await engine?.close();
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) syncFile(path);
    if (entry.isDirectory()) syncFolder(path);
  }
  syncFolder(folder);
}

/** The password goes through the environment: arguments are seen by every user of the machine. */
function withoutPassword(url: string): { readonly address: string; readonly env: NodeJS.ProcessEnv } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { address: address.href, env: { ...process.env, PGPASSWORD: password } };
}

async function runTool(tool: 'pg_dump' | 'pg_restore', args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  await new Promise<void>((done, failed) => {
    const child = spawn(tool, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', (error: NodeJS.ErrnoException) => failed(error.code === 'ENOENT' ? toolsMissing(tool, error) : error));
    child.on('close', (code) => (code === 0 ? done() : failed(toolFailed(tool, said))));
  });
}

async function dumpServer(ownerUrl: string, file: string): Promise<void> {
  demandFolderOf(file);
  const { address, env } = withoutPassword(ownerUrl);
  const part = `${file}.${process.pid}.part`;
  try {
    await runTool('pg_dump', ['--format=custom', `--file=${part}`, `--dbname=${address}`], env);
    syncFile(part);
    renameSync(part, file);
    syncFolder(dirname(file));
  } finally {
    rmSync(part, { force: true });
  }
}

/** Roles and rights are not in the file: they are this server's, and `migrate` makes them from the catalogue of tables. */
async function restoreServer(
  settings: Extract<DatabaseSettings, { kind: 'postgresql' }>,
  file: string,
  parts: readonly Schema[],
): Promise<void> {
  const { ownerUrl } = settings;
  if (ownerUrl === undefined) throw ownerNeeded();
  await onOneConnection(ownerUrl, async (owner) => {
    const [there] = await owner.rows("select 1 from pg_namespace where nspname in ('bievre', 'journal')");
    if (there) throw notEmpty('Cette base PostgreSQL');
  });
  const { address, env } = withoutPassword(ownerUrl);
  await runTool(
    'pg_restore',
    ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', `--dbname=${address}`, file],
    env,
  );
  await migrate({ ...settings, ownerUrl }, parts);
}
