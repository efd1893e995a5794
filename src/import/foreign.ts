import type { Database } from '../database/face.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Beside, ParsedRow } from './format.ts';

/** Where a row stands: the number of its file among those that are converted together, and its line. */
type Place = { readonly file: number; readonly line: number };

/** A row of a file that another program wrote; texts and numbers as its own format reads them. */
export type ForeignRow = Place & { readonly row: ParsedRow };

/** How what another program's file names is found among the things known. */
export type Naming = {
  /** The code of the thing of a kind (`referable.as`) that a name means, or why it can't be told. */
  readonly find: (kind: string, typed: string) => string | { readonly rule: string; readonly message: string };
  readonly rowOf: (kind: string, code: string) => ParsedRow | null;
  readonly records: Beside['records'];
};

/** Rows of the other format, by its fields, each with the line that it came from. */
export type Converted = {
  readonly rows: readonly (Place & { readonly row: ParsedRow })[];
  /** What is wrong with lines of the file, by its own columns; `remark` for what is only told. */
  readonly faults: readonly (Place & {
    readonly field: string;
    readonly value: string;
    readonly rule: string;
    readonly message: string;
    readonly remark?: true;
  })[];
};

/** How the rows of another program's files become those of a format: those of one import together, since a day may be in two of them. */
export type Becoming = {
  /** The name of the format. */
  readonly file: string;
  /** Other files whose records the conversion reads. */
  readonly files?: readonly string[];
  /** What it reads that no file holds, by the names under which it asks `records` for it; read before the files are checked. */
  readonly elsewhere?: Readonly<Record<string, (database: Database, actor: Actor) => Promise<readonly ParsedRow[]>>>;
  /** What its rows are told of by: fields of the format that they become, by the columns of the file that they come from. */
  readonly columns: Readonly<Record<string, string>>;
  readonly convert: (rows: readonly ForeignRow[], naming: Naming) => Converted;
};
