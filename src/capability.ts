import type { CliCommand } from './cli/command.ts';
import type { Rows } from './database/face.ts';
import type { Migration, TableEntry } from './database/migration.ts';
import type { ReaderDoor } from './http/reader-door.ts';
import type { FileFormat } from './import/format.ts';
import type { Measure } from './kernel/measure.ts';

/** What a capability brings to the house; `app.ts` holds the list. Its pages come by its second door, `….routes.ts`. */
export type Capability = {
  readonly name: string;
  readonly migrations: readonly Migration[];
  readonly tables: readonly TableEntry[];
  readonly measures: readonly Measure<Rows>[];
  readonly formats: readonly FileFormat[];
  readonly commands?: readonly CliCommand[];
  /** What it offers to whoever reads across capabilities: API, search, words for its codes. */
  readonly reader?: ReaderDoor;
};
