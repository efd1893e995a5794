import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isProblem } from '../kernel/problem.ts';
import { folderUnreadable, folderUnwritable, loginTooStrong, rolesMissing, serverTooOld } from './database.problems.ts';
import { type EmbeddedEngine, openEmbedded } from './embedded.ts';
import type { OwnerLine } from './engine.ts';
import type { Database } from './face.ts';
import { faceOver } from './face-over.ts';
import { type Lock, lockFolder } from './lock.ts';
import { demandMigrated, migrateOn, type Schema, wholeSchema } from './migrate.ts';
import { opened } from './opened.ts';
import { onOneConnection, openPostgresql } from './postgresql.ts';

export type EmbeddedSettings = {
  readonly kind: 'embedded';
  /** The data folder; the database lives in its sub-folder `database`. */
  readonly folder: string;
  /** An image to start from when there is no database yet (see `demandGoldenImage`). */
  readonly golden?: string;
};

export type PostgresqlSettings = {
  readonly kind: 'postgresql';
  /** The application's login: neither owner nor superuser. */
  readonly url: string;
  /** The owner's login; when given, steps not yet applied are applied at opening. */
  readonly ownerUrl?: string;
};

export type DatabaseSettings = EmbeddedSettings | PostgresqlSettings;

/** Where PGlite's files are, in the data folder. */
export function databaseFolder(dataFolder: string): string {
  return join(dataFolder, 'database');
}

/** Parents first, one by one: Node's own `recursive` never ends where nothing can be made (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Makes the data folder when it is missing. @throws Problem `database.unwritable` */
function demandWritable(folder: string): void {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw folderUnwritable(folder, thrown);
  }
}

async function startEmbedded(settings: EmbeddedSettings): Promise<EmbeddedEngine> {
  const folder = databaseFolder(settings.folder);
  const fresh = !existsSync(join(folder, 'PG_VERSION'));
  try {
    return await openEmbedded({ folder, image: fresh ? (settings.golden ?? null) : null });
  } catch (thrown) {
    throw folderUnreadable(settings.folder, thrown);
  }
}

/** The engine with its lock: closing gives the folder back. */
function holding(engine: EmbeddedEngine, lock: Lock): EmbeddedEngine {
  const close = async () => {
    try {
      await engine.close();
    } finally {
      await lock.release();
    }
  };
  return { ...engine, close };
}

/** The folder, writable and this process's alone. @throws Problem `database.unwritable` or `database.locked` */
export async function lockedFolder(folder: string): Promise<Lock> {
  demandWritable(folder);
  if (existsSync(databaseFolder(folder))) demandWritable(databaseFolder(folder));
  try {
    return await lockFolder(folder);
  } catch (thrown) {
    throw isProblem(thrown) ? thrown : folderUnwritable(folder, thrown);
  }
}

async function openFolder(settings: EmbeddedSettings, schema: Schema): Promise<Database> {
  const lock = await lockedFolder(settings.folder);
  let engine: EmbeddedEngine | null = null;
  try {
    engine = holding(await startEmbedded(settings), lock);
    await engine.asOwner((owner) => migrateOn(owner, schema, null));
  } catch (thrown) {
    await (engine ?? { close: () => lock.release() }).close();
    throw thrown;
  }
  const face = faceOver(engine);
  opened.set(face, { kind: 'embedded', engine, folder: settings.folder });
  return face;
}

/**
 * The application's login must be bound by row-level security, or a fault in a store would show every operator; and outside a
 * transaction, where it has not taken its role, it must have no right at all.
 * @throws Problem `database.login-too-strong`
 */
async function demandOrdinaryLogin(line: OwnerLine): Promise<void> {
  const [login] = await line.rows(`
    select current_user as name, rolsuper, rolbypassrls, rolcreaterole, exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and pg_has_role(current_user, c.relowner, 'member')) as owns,
      exists (select from pg_roles r where r.rolname in ('bievre_app', 'bievre_accounts') and pg_has_role(current_user, r.oid, 'usage')) as inherits
    from pg_roles where rolname = current_user`);
  const name = String(login?.['name']);
  if (login?.['rolsuper']) throw loginTooStrong(name, 'il est superutilisateur');
  if (login?.['rolbypassrls']) throw loginTooStrong(name, 'il a l’attribut BYPASSRLS');
  if (login?.['rolcreaterole']) throw loginTooStrong(name, 'il a l’attribut CREATEROLE');
  if (login?.['owns']) throw loginTooStrong(name, 'il est propriétaire des tables');
  if (login?.['inherits']) throw loginTooStrong(name, 'il exerce les droits de ses rôles sans avoir à les prendre');
}

async function demandRecentServer(line: OwnerLine): Promise<void> {
  const [server] = await line.rows(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
  );
  if (Number(server?.['number']) < 150_000) throw serverTooOld(String(server?.['version']));
}

/** Applies what is missing, as the owner. @returns the ids of the steps applied */
export async function migrate(
  settings: PostgresqlSettings & { readonly ownerUrl: string },
  parts: readonly Schema[],
): Promise<readonly string[]> {
  const login = decodeURIComponent(new URL(settings.url).username);
  return await onOneConnection(settings.ownerUrl, async (owner) => {
    await demandRecentServer(owner);
    // two instances that start together take turns; the lock ends with the connection
    await owner.rows("select pg_advisory_lock(hashtext('bievre.migrate'))");
    return await migrateOn(owner, wholeSchema(parts), login);
  });
}

async function openServer(settings: PostgresqlSettings, parts: readonly Schema[]): Promise<Database> {
  if (settings.ownerUrl !== undefined) await migrate({ ...settings, ownerUrl: settings.ownerUrl }, parts);
  await onOneConnection(settings.url, async (line) => {
    await demandRecentServer(line);
    await demandOrdinaryLogin(line);
    await line.run('set role bievre_app').catch((thrown: unknown) => {
      throw rolesMissing(thrown);
    });
    await demandMigrated(line, wholeSchema(parts));
  });
  const engine = await openPostgresql(settings.url);
  const face = faceOver(engine);
  opened.set(face, { kind: 'postgresql', url: settings.url, ownerUrl: settings.ownerUrl ?? null });
  return face;
}

/**
 * Opens the database at this version. Embedded: the folder is locked, then the steps not yet applied are applied; PostgreSQL:
 * the same with `ownerUrl`, else they must have been applied (`migrate`).
 * @param parts the capabilities: their migrations and tables
 * @throws Problem `unavailable`, with the one sentence to show: folder taken or not writable, newer database, login too strong
 */
export async function openDatabase(settings: DatabaseSettings, parts: readonly Schema[]): Promise<Database> {
  return settings.kind === 'embedded' ? await openFolder(settings, wholeSchema(parts)) : await openServer(settings, parts);
}
