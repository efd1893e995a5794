import { accounts } from './capabilities/accounts/index.ts';
import { registration as budget } from './capabilities/budget/index.ts';
import { registration as catalogue } from './capabilities/catalogue/index.ts';
import { registration as contributions } from './capabilities/contributions/index.ts';
import { registration as directory } from './capabilities/directory/index.ts';
import { registration as indicators } from './capabilities/indicators/index.ts';
import { registration as report } from './capabilities/report/index.ts';
import type { Capability } from './capability.ts';
import type { Migration, TableEntry } from './database/migration.ts';
import type { Rows } from './database/face.ts';
import { ledgerMigrations, ledgerTables } from './figures/ledger/ledger.migration.ts';
import { importMigrations, importTables } from './import/import.migration.ts';
import type { FileFormat } from './import/format.ts';
import type { Measure } from './kernel/measure.ts';

/** The list of capabilities: the one place where the house is put together. No fact has a reaction elsewhere yet. */
export const capabilities: readonly Capability[] = [accounts, directory, catalogue, budget, contributions, indicators, report];

/** Everything that the database needs to exist, the database's own apart. */
export const migrations: readonly Migration[] = [...importMigrations, ...ledgerMigrations, ...capabilities.flatMap((capability) => capability.migrations)];

/** The catalogue of tables. */
export const tables: readonly TableEntry[] = [...importTables, ...ledgerTables, ...capabilities.flatMap((capability) => capability.tables)];

export const measures: readonly Measure<Rows>[] = capabilities.flatMap((capability) => capability.measures);

export const formats: readonly FileFormat[] = capabilities.flatMap((capability) => capability.formats);
