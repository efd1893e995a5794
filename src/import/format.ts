import type { Rows, Tx } from '../database/face.ts';
import type { Role } from '../kernel/actor.ts';
import type { Becoming } from './foreign.ts';
import type { Holding } from './holding.ts';
import type { Touching } from './touching.ts';

/**
 * How a capability declares a file that operators can import (CSV or XLSX, same columns). The engine reads, checks,
 * resolves references, stages and loads from this declaration alone; nothing here touches the database, but for `touched` and `held`.
 */
export type ColumnKind =
  | { readonly kind: 'text' }
  /** Kept exactly as typed, spaces included; left empty it is the empty text, never null. */
  | { readonly kind: 'verbatim' }
  /** Several texts in one cell, separated by `|`. */
  | { readonly kind: 'texts' }
  | { readonly kind: 'code' } // short text kept as typed, leading zeros included
  | { readonly kind: 'year' }
  | { readonly kind: 'day' }
  /** « au »: the last day of a stretch, included; stored, and handed to `check`, as the day after. */
  | { readonly kind: 'lastDay' }
  | { readonly kind: 'period' }
  /** `05/2020`; stored as the first day of the month. */
  | { readonly kind: 'month' }
  | { readonly kind: 'time' } // `9h30`, `09:30`; stored as `09:30`
  | { readonly kind: 'boolean' } // oui / non
  | { readonly kind: 'amount' } // euros, at most two decimals, stored in cents
  | { readonly kind: 'number' } // decimal of any sign
  | { readonly kind: 'hundredths' } // at most two decimals, of any sign, stored in hundredths
  /** A decimal as machines write it, with a point (`-1234.5`); `1,234` is refused rather than guessed. */
  | { readonly kind: 'decimal' }
  | { readonly kind: 'integer' }
  /** A structure kept as `jsonb`; in document files only, never in a table's cell. */
  | { readonly kind: 'json' }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> } // French word → code stored
  /** « oui » for what is made up: kept in the record's origin. Every table has this column, see `synthetic.ts`. */
  | { readonly kind: 'synthetic' }
  | { readonly kind: 'siren' }
  | { readonly kind: 'insee' }
  /** The code or any known name of a thing in another file; resolved to its code. */
  | {
      readonly kind: 'reference';
      readonly to: string;
      /** Columns of the row referred to that `check` reads, under `field.column` (`indicator.period_kind`). */
      readonly brings?: readonly string[];
    };

export type Column = {
  /** Heading in templates and documentation; matched without regard to case, accents and spaces. */
  readonly name: string;
  /** Other headings accepted (English, older). */
  readonly also?: readonly string[];
  /** Column of the table that receives it. */
  readonly field: string;
  readonly value: ColumnKind;
  readonly required: boolean;
  /** Part of the natural key: two rows with the same key are one record. Left empty it is null, and null equals null. */
  readonly key?: boolean;
  /** `false` for a cell that `check` and `derived` read and no column of the table keeps. */
  readonly stored?: false;
  readonly description: string;
  readonly example: string;
};

/**
 * A cell once read, as `check` and `derived` see it: text, `YYYY-MM-DD`, period and exact decimals as strings; years, integers
 * and cents as numbers; null for an empty cell.
 */
export type Value = string | number | boolean | readonly string[] | null;

/** One row, by field. */
export type ParsedRow = Readonly<Record<string, Value>>;

/** A record as it will stand once the import is done, for `together`: a row of the import, or one that it leaves as it is. */
export type StandingRow = {
  /** With the columns of the table that the file does not have, and those brought along by references. */
  readonly row: ParsedRow;
  /** « la ligne 3 », « la ligne 3 de occupations.csv », « une ligne déjà enregistrée ». */
  readonly told: (from: StandingRow) => string;
  /** Already recorded, and left as it is: it can't be refused. */
  readonly recorded: boolean;
};

/** What is wrong with one row in the midst of the others; `remark` lets it in with a word about it. */
export type TogetherFault = {
  readonly of: StandingRow;
  readonly field: string;
  readonly rule: string;
  readonly message: string;
  readonly remark?: true;
};

/** A record that the import changes, with what it was. */
export type ChangedRow = StandingRow & { readonly before: ParsedRow };

/** What is wrong with one row, given what is recorded beside it; `remark` lets it in with a word about it. */
export type BesideFault = {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
  readonly remark?: true;
  /** Who alone may read it, where it tells of a table that is private; left out, whoever reads of the file. */
  readonly privateTo?: readonly Role[];
};

/** What stands beside the rows of an import, read once for all of them. */
export type Beside = {
  /** The records of one of the format's `files`, as they will stand once the import is done. */
  readonly records: (file: string) => readonly ParsedRow[];
  /** The rows of one of the format's `statements`. */
  readonly listed: (statement: string) => readonly ParsedRow[];
  /** Records of the same table, over the days of the import, that no row of it changes. */
  readonly left: readonly ParsedRow[];
  /** The record that a row changes or repeats. */
  readonly before: (row: ParsedRow) => ParsedRow | null;
};

/** Rules over changed records that read those of another format, by its name. */
export type AgainstRecords = {
  readonly file: string;
  readonly refuse: (changed: readonly ChangedRow[], referring: readonly StandingRow[]) => readonly TogetherFault[];
};

/** The same for records too many to be read one by one: what a statement makes of those that are recorded. */
export type AgainstListed = {
  readonly statement: Rows;
  readonly refuse: (changed: readonly ChangedRow[], listed: readonly ParsedRow[]) => readonly TogetherFault[];
};

export type DocumentFault = { readonly path: string; readonly value: string; readonly message: string };

/** What a document file holds once read: rows for its table, what is wrong in it and where; without rows, it is refused as a whole. */
export type DocumentReading =
  | {
      readonly rows: readonly ParsedRow[];
      readonly faults?: readonly DocumentFault[];
      /** The number of each row in the document and how many there are, where some could not be read. */
      readonly among?: { readonly lines: readonly number[]; readonly read: number };
    }
  | { readonly faults: readonly DocumentFault[] };

export type FileFormat = {
  /** Name of the file without its ending, e.g. `cotisations`; other names accepted in `also`. */
  readonly file: string;
  readonly also?: readonly string[];
  readonly title: string;
  readonly description: string;
  /** Schema-qualified table, e.g. `contributions.contribution`. */
  readonly table: string;
  readonly columns: readonly Column[];
  /**
   * Who may load it: administrators alone unless it is said; `beside` them these roles too, or these and nobody else (`only`), for a
   * table whose entry in the catalogue names its readers.
   */
  readonly importers?: { readonly beside: readonly Role[] } | { readonly only: readonly Role[] };
  /** The field that names the operator whose file this is (`code` of `operateur`); any other operator's file is refused. */
  readonly namesOperator?: string;
  /** For a folder without an `operateur` file: the field whose text tells whose file this is (first group of the pattern). */
  readonly hintsOperator?: { readonly field: string; readonly pattern: RegExp };
  /** Set when other files refer to rows of this one: the columns holding the code, the name and the other names. */
  readonly referable?: { readonly as: string; readonly code: string; readonly names: readonly string[]; readonly what: string };
  /** When the code may be left out, the column (or columns) it is made from (slug). */
  readonly codeFrom?: { readonly code: string; readonly from: string | readonly string[] };
  /** Rules over one parsed row (field → parsed value); null, or what is wrong and with which field. */
  readonly check?: (
    row: Readonly<Record<string, unknown>>,
  ) => { readonly field: string; readonly rule: string; readonly message: string } | null;
  /**
   * Rules over several rows (two holders of one post): the rows of the import in the order of their files, after the records
   * that stay as they are. Asked again without the rows refused, until it refuses none.
   */
  readonly together?: (rows: readonly StandingRow[]) => readonly TogetherFault[];
  /**
   * For a format that others refer to: rules over the records that the import changes, against the records of another format that
   * refer to them (who occupies a post that the file closes). Those are given as they will stand once the import is done.
   */
  readonly against?: AgainstRecords | AgainstListed;
  /**
   * Parts of the key that say what a file is the whole of (the budget, the year and the step of an annex): records of the same that no
   * file of the import has are removed, unless a line was rejected.
   */
  readonly replaces?: readonly string[];
  /**
   * Rules that need more than the row: what other files and tables hold. `rule` is made once, from all that it reads; what it makes is
   * asked of each good row in the order of the files, and may keep count of those it let in. It reads no database: 265,000 rows are
   * looked up in memory.
   */
  readonly beside?: {
    /** Files whose records are read, by the names of their formats; its own may be one of them. */
    readonly files: readonly string[];
    /** Statements for what no file holds. */
    readonly statements?: Readonly<Record<string, Rows>>;
    /** The field, a day, between whose first and last value in the import the records of the same table are read; without it, all are. */
    readonly over?: string;
    readonly rule: (beside: Beside) => (row: ParsedRow) => readonly BesideFault[];
  };
  /**
   * Set on the file of another program: once read, its rows become rows of another format, and are checked and loaded as that one's.
   * Its columns keep nothing by themselves, and those that it has beside them are left without a word.
   */
  readonly becomes?: Becoming;
  /**
   * For a table that something else follows (the week of a line of time): told of the records that an import touched, in its own
   * transaction once they are loaded, and in that of its undoing before they go. A Problem thrown here takes the whole back.
   */
  readonly touched?: (tx: Tx, touching: Touching) => Promise<void>;
  readonly held?: Holding;
  /**
   * More columns of the table, computed over the good rows of one file in its order (a numbering, the bounds of a period):
   * `of` answers one row of these fields per row given.
   */
  readonly derived?: {
    readonly columns: readonly { readonly field: string; readonly key?: boolean }[];
    readonly of: (rows: readonly ParsedRow[]) => readonly ParsedRow[];
    /** What the guide says of the part of the key that is computed, after the columns. */
    readonly told?: string;
  };
  /**
   * A file that is not a table, such as the JSON outline of a report (`plan-2020.json`). `parse` receives the JSON as read;
   * `readBySchema` of `document-file.ts` makes it from a zod schema. `columns` then describe the fields of its rows. An XML file is
   * known by its root, whatever its name; several formats may read their part of one.
   */
  readonly document?:
    | {
        readonly ending: 'json';
        readonly parse: (content: unknown) => DocumentReading;
        /** Written by `templates`. */
        readonly example?: unknown;
      }
    | { readonly ending: 'xml'; readonly root: string; readonly parse: (text: string) => DocumentReading };
};
