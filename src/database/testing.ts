import { createHash, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Actor, Role } from '../kernel/actor.ts';
import { parseOperatorCode } from '../kernel/identifier.ts';
import { openEmbedded } from './embedded.ts';
import type { OwnerLine } from './engine.ts';
import type { Database } from './face.ts';
import { faceOver } from './face-over.ts';
import { migrateOn, printMigrationSql, type Schema, wholeSchema } from './migrate.ts';
import { openDatabase } from './open.ts';
import { opened } from './opened.ts';
import { onOneConnection } from './postgresql.ts';

/**
 * Databases for tests, one per test file, on either engine: in memory from an image made once per schema, or, with
 * `BIEVRE_TEST_POSTGRES` (address of a superuser of a throwaway PostgreSQL server), a new database from a template.
 */
export type TestDatabase = { readonly database: Database; readonly close: () => Promise<void> };

/** What is under test: capabilities, or migrations and tables of a test's own, or nothing but the journal. */
export type TestSchema = { readonly capabilities?: readonly Schema[] } & Partial<Schema>;

/** Someone who may do everything in one operator of a test; with `member`, a person of that member. @throws RangeError when the operator's code is not one */
export function testActor(operator = 'alpha', roles: readonly Role[] = ['administrator'], member: string | null = null): Actor {
  const code = parseOperatorCode(operator);
  if (code === null) throw new RangeError(`not an operator's code: ${operator}`);
  return { kind: 'person', id: 'essai', name: 'Compte d’essai', operator: code, member, roles };
}

function partsOf(asked: TestSchema): readonly Schema[] {
  return [...(asked.capabilities ?? []), { migrations: asked.migrations ?? [], tables: asked.tables ?? [] }];
}

function engineVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  return dependencies['@electric-sql/pglite'];
}

/** Everything that makes the empty database: its statements, and the engine's version. */
function fingerprint(schema: Schema): string {
  const content = `${engineVersion()} ${printMigrationSql(schema, '')}`;
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Keeps one database of the three that a new cluster has: nothing is ever made of the others, and each opening would read them. */
async function dropTemplates(owner: OwnerLine): Promise<void> {
  await owner.run("update pg_database set datistemplate = false, datallowconn = true where datname like 'template%'");
  for (const name of ['template0', 'template1']) await owner.run(`drop database ${name}`);
}

/**
 * Makes an image of what `fill` leaves in a new database, or in the database of another image. Several processes may make
 * the same one at once: the first that is whole stays, since another may be reading it already.
 */
async function makeImage(path: string, from: string | null, fill: (owner: OwnerLine) => Promise<unknown>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${randomUUID()}`;
  const engine = await openEmbedded({ folder: null, image: from });
  try {
    await engine.asOwner(fill);
    await engine.dump(own, 'none');
    if (!existsSync(path)) linkUnlessThere(own, path);
  } finally {
    rmSync(own, { force: true });
    await engine.close();
  }
}

function linkUnlessThere(made: string, path: string): void {
  try {
    linkSync(made, path);
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
  }
}

/** An image by the name of its content, made when it is not there yet. */
async function demandImage(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const image = join(import.meta.dirname, '../../.cache/golden', `${name}.tar`);
  if (!existsSync(image)) {
    await make(image);
    removeOldImages(dirname(image));
  }
  return image;
}

/** The image of an empty database at a schema; a schema that changes gets another. All stand on one of a cluster without any. */
export async function demandGoldenImage(parts: readonly Schema[]): Promise<string> {
  const bare = await demandImage(`cluster-${engineVersion()}`, (path) => makeImage(path, null, dropTemplates));
  return await demandImage(fingerprint(wholeSchema(parts)), (path) =>
    makeImage(path, bare, (owner) => migrateOn(owner, wholeSchema(parts), null)),
  );
}

/**
 * Every change of a migration leaves images of 30 MB behind. A run of the tests needs some thirty of them: were fewer kept, each
 * run would make anew what the one before had removed.
 */
function removeOldImages(folder: string): void {
  const images = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, made: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of images.slice(48)) rmSync(path, { force: true });
}

async function openInMemory(parts: readonly Schema[]): Promise<TestDatabase> {
  const engine = await openEmbedded({ folder: null, image: await demandGoldenImage(parts) });
  const database = faceOver(engine);
  opened.set(database, { kind: 'embedded', engine, folder: null });
  return { database, close: () => database.close() };
}

const testLogins = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'bievre_test_owner') then
    create role bievre_test_owner login createrole bypassrls password 'owner';
  end if;
  if not exists (select from pg_roles where rolname = 'bievre_test_application') then
    create role bievre_test_application login noinherit password 'application';
  end if;
exception
  -- another test file is doing the same
  when duplicate_object or unique_violation then null;
end $$;`;

function address(superuser: string, database: string, login?: readonly [name: string, password: string]): string {
  const url = new URL(superuser);
  url.pathname = `/${database}`;
  if (login) [url.username, url.password] = login;
  return url.href;
}

function addressesOf(superuser: string, database: string): { readonly url: string; readonly ownerUrl: string } {
  return {
    url: address(superuser, database, ['bievre_test_application', 'application']),
    ownerUrl: address(superuser, database, ['bievre_test_owner', 'owner']),
  };
}

/** A template per schema, made once: the lock makes the other test files wait for it. */
async function demandTemplate(superuser: string, parts: readonly Schema[]): Promise<string> {
  const template = `bievre_template_${fingerprint(wholeSchema(parts))}`;
  await onOneConnection(superuser, async (line) => {
    await line.rows("select pg_advisory_lock(hashtext('bievre.template'))");
    const [there] = await line.rows('select 1 from pg_database where datname = $1', [template]);
    if (there) return;
    await line.run(testLogins);
    const draft = `${template}_draft`;
    await line.run(`drop database if exists ${draft} with (force)`);
    await line.run(`create database ${draft} owner bievre_test_owner template template0`);
    const database = await openDatabase({ kind: 'postgresql', ...addressesOf(superuser, draft) }, parts);
    await database.close();
    await line.run(`alter database ${draft} rename to ${template}`);
  });
  return template;
}

/** A database of its own on the test server, with the addresses of its three kinds of login. */
export type ServerDatabase = {
  readonly url: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly drop: () => Promise<void>;
};

/** An empty database, or a copy of `template`; for tests of what only a server can do. */
export async function createServerDatabase(superuser: string, template = 'template0'): Promise<ServerDatabase> {
  const name = `bievre_test_${randomUUID().replaceAll('-', '')}`;
  await onOneConnection(superuser, async (line) => {
    await line.run(testLogins);
    await line.run(`create database ${name} template ${template} owner bievre_test_owner`);
  });
  const drop = () => onOneConnection(superuser, (line) => line.run(`drop database ${name} with (force)`));
  return { ...addressesOf(superuser, name), superuserUrl: address(superuser, name), drop };
}

async function openOnServer(superuser: string, parts: readonly Schema[]): Promise<TestDatabase> {
  const server = await createServerDatabase(superuser, await demandTemplate(superuser, parts));
  const database = await openDatabase({ kind: 'postgresql', url: server.url, ownerUrl: server.ownerUrl }, parts);
  return {
    database,
    close: async () => {
      await database.close();
      await server.drop();
    },
  };
}

/** A database of its own for a test file, empty, at the schema asked. Close it in `afterAll`. */
export async function openTestDatabase(asked: TestSchema = {}): Promise<TestDatabase> {
  const superuser = process.env['BIEVRE_TEST_POSTGRES'];
  return superuser ? await openOnServer(superuser, partsOf(asked)) : await openInMemory(partsOf(asked));
}
