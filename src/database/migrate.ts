import { createHash } from 'node:crypto';
import { accessStatements } from './access-statements.ts';
import { compareTables, type Fault, findViews } from './catalogue-of-tables.ts';
import {
  catalogueFaulty,
  databaseBehind,
  databaseNewer,
  loginMissing,
  migrationChanged,
  rolesMissing,
} from './database.problems.ts';
import { literal, type OwnerLine } from './engine.ts';
import type { Migration, TableEntry } from './migration.ts';
import { ownMigrations, ownTables } from './own-migrations.ts';
import { membershipStatements, roleStatements } from './roles.ts';

/** Steps and tables of the capabilities, as each declares them. */
export type Schema = { readonly migrations: readonly Migration[]; readonly tables: readonly TableEntry[] };

/** One schema of many capabilities', with the database's own steps, in the order in which they are applied. */
export function wholeSchema(parts: readonly Schema[]): Schema {
  const migrations = [...ownMigrations, ...parts.flatMap((part) => part.migrations)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = migrations.find((migration, index) => migration.id === migrations[index + 1]?.id);
  if (twice) throw new Error(`two migrations bear the id ${twice.id}`);
  return { migrations, tables: [...ownTables, ...parts.flatMap((part) => part.tables)] };
}

export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

const registerStatements = `
create schema if not exists bievre;
create table if not exists bievre.migration (
  id text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
`;

function stepStatements(migration: Migration): string {
  return `begin;
${migration.sql.trim().replace(/;?$/, ';')}
insert into bievre.migration (id, checksum) values (${literal(migration.id)}, ${literal(checksumOf(migration))});
commit;
`;
}

async function appliedSteps(line: OwnerLine): Promise<ReadonlyMap<string, string>> {
  const [register] = await line.rows("select to_regclass('bievre.migration') is not null as there");
  if (!register?.['there']) return new Map();
  const rows = await line.rows('select id, checksum from bievre.migration');
  return new Map(rows.map((row) => [String(row['id']), String(row['checksum'])]));
}

/**
 * The steps still to apply.
 * @throws Problem `database.newer` when the database knows a step that this version does not, `database.migration-changed`
 * when an applied step is no longer the same.
 */
function remaining(schema: Schema, applied: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Map(schema.migrations.map((migration) => [migration.id, migration]));
  for (const [id, checksum] of applied) {
    const migration = known.get(id);
    if (!migration) throw databaseNewer(id);
    if (checksumOf(migration) !== checksum) throw migrationChanged(id);
  }
  return schema.migrations.filter((migration) => !applied.has(migration.id));
}

async function inOneGo(owner: OwnerLine, statements: string): Promise<void> {
  try {
    await owner.run(statements);
  } catch (thrown) {
    await owner.run('rollback');
    throw thrown;
  }
}

function sentences(faults: readonly Fault[]): string[] {
  return faults.map((fault) => `${fault.table} : ${fault.what}`);
}

/** Puts policies and grants right where they are not, then refuses whatever is still not as the catalogue says. */
async function settleAccess(owner: OwnerLine, tables: readonly TableEntry[]): Promise<void> {
  const before = await compareTables(owner, tables);
  const structure = before.filter((fault) => fault.kind === 'structure');
  if (structure.length > 0) throw catalogueFaulty(sentences(structure));
  if (before.length === 0) return;
  await inOneGo(owner, `begin;\n${accessStatements(tables, await findViews(owner))}\ncommit;`);
  const after = await compareTables(owner, tables);
  if (after.length > 0) throw catalogueFaulty(sentences(after));
}

async function makeRoles(owner: OwnerLine, applicationLogin: string | null): Promise<void> {
  try {
    await owner.run(roleStatements);
    if (applicationLogin !== null) await owner.run(membershipStatements(applicationLogin));
  } catch (thrown) {
    if (Object(thrown).code === '42501') throw rolesMissing(thrown);
    if (Object(thrown).code === '42704' && applicationLogin !== null) throw loginMissing(applicationLogin);
    throw thrown;
  }
}

/**
 * Brings a database to this version, as its owner: roles, steps not yet applied (each in its transaction, with its checksum),
 * policies and grants. Run twice, it changes nothing.
 * @returns the ids of the steps applied
 */
export async function migrateOn(owner: OwnerLine, schema: Schema, applicationLogin: string | null): Promise<readonly string[]> {
  const steps = remaining(schema, await appliedSteps(owner));
  await makeRoles(owner, applicationLogin);
  await owner.run(registerStatements);
  for (const step of steps) await inOneGo(owner, stepStatements(step));
  await settleAccess(owner, schema.tables);
  return steps.map((step) => step.id);
}

/** That a database is ours, and of this version or an older one. */
export async function demandKnown(line: OwnerLine, schema: Schema): Promise<void> {
  const applied = await appliedSteps(line);
  if (applied.size === 0) throw new Error('no register of steps: not a database of this product');
  remaining(schema, applied);
}

/** What the application's login checks when it connects: the database is exactly at this version. */
export async function demandMigrated(line: OwnerLine, schema: Schema): Promise<void> {
  const [next] = remaining(schema, await appliedSteps(line));
  if (next) throw databaseBehind(next.id);
}

/**
 * Everything that `migrate` would do on an empty database, as one SQL text for a database administrator who keeps the
 * owner's login to themselves. Views are told apart by their name in the steps.
 */
export function printMigrationSql(schema: Schema, applicationLogin: string): string {
  const views = new Set(
    schema.migrations.flatMap((migration) =>
      [...migration.sql.matchAll(/create\s+(?:or\s+replace\s+)?view\s+([\w.]+)/gi)].map((match) => match[1] ?? ''),
    ),
  );
  return [
    '-- Bièvre: roles, tables, policies and grants. Run it with psql -v ON_ERROR_STOP=1, connected as the owner to an empty database.',
    roleStatements,
    membershipStatements(applicationLogin),
    registerStatements,
    ...schema.migrations.map(stepStatements),
    `begin;\n${accessStatements(schema.tables, views)}\ncommit;`,
    '',
  ].join('\n');
}
