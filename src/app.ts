import { accounts } from './capabilities/accounts/index.ts';
import { registration as activity } from './capabilities/activity/index.ts';
import { registration as budget } from './capabilities/budget/index.ts';
import { registration as catalogue } from './capabilities/catalogue/index.ts';
import { registration as contributions } from './capabilities/contributions/index.ts';
import { registration as directory } from './capabilities/directory/index.ts';
import { registration as explore } from './capabilities/explore/index.ts';
import { importsReader } from './capabilities/imports/index.ts';
import { registration as indicators } from './capabilities/indicators/index.ts';
import { registration as journal } from './capabilities/journal/index.ts';
import { outlineFormat, registration as report } from './capabilities/report/index.ts';
import { registration as staff } from './capabilities/staff/index.ts';
import { registration as training } from './capabilities/training/index.ts';
import type { Capability } from './capability.ts';
import type { CliCommand } from './cli/command.ts';
import type { Rows } from './database/face.ts';
import type { Schema } from './database/migrate.ts';
import { ledgerMigrations, ledgerTables } from './figures/ledger/ledger.migration.ts';
import { createRegistry } from './figures/registry.ts';
import type { ReaderDoor } from './http/reader-door.ts';
import type { FileFormat } from './import/format.ts';
import { importMigrations, importTables } from './import/import.tables.ts';
import type { Measure } from './kernel/measure.ts';

/** The list of capabilities: the one place where the house is put together. No fact has a reaction elsewhere yet. */
export const capabilities: readonly Capability[] = [
  accounts,
  directory,
  catalogue,
  budget,
  contributions,
  indicators,
  staff,
  activity,
  explore,
  training,
  report,
  journal,
];

/** Migrations and the catalogue of tables; the database adds its own. */
export const schema: readonly Schema[] = [
  { migrations: importMigrations, tables: importTables },
  { migrations: ledgerMigrations, tables: ledgerTables },
  ...capabilities,
];

export const measures: readonly Measure<Rows>[] = capabilities.flatMap((capability) => capability.measures);

/** Every file that can be imported; an outline is checked against every measure that there is. */
export const formats: readonly FileFormat[] = [
  ...capabilities.flatMap((capability) => capability.formats),
  outlineFormat(createRegistry(measures)),
];

export const commands: readonly CliCommand[] = capabilities.flatMap((capability) => capability.commands ?? []);

export const doors: readonly ReaderDoor[] = [
  ...capabilities.flatMap((capability) => (capability.reader ? [capability.reader] : [])),
  importsReader(formats),
];
