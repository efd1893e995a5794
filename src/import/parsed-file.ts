import type { FallenRow } from './fallen-rows.ts';
import type { FileFormat, Value } from './format.ts';
import type { RejectedRow } from './outcome.ts';
import type { SuspectedTotal } from './totals.ts';

/** A good row: its values in the order of the format's columns (references still as typed), then those derived. */
export type StagedRow = { readonly line: number; readonly values: Value[] };

/** Which file a reading is of: its name (with its sheet's), and the index of the original among the import's files. */
export type FileSource = { readonly name: string; readonly original: number };

/** One file (or sheet) read against its format. Checking takes bad rows out of `rows`, with their reasons in `rejected`. */
export type ParsedFile = FileSource & {
  readonly format: FileFormat;
  /** Per column of the format: does the file have it? A column that it does not have is left as it is in the records. */
  readonly present: readonly boolean[];
  /** Indexes of the format's columns, in the order that the file has them. */
  readonly order: readonly number[];
  rows: StagedRow[];
  read: number;
  rejected: RejectedRow[];
  readonly warnings: RejectedRow[];
  /** Rejected rows that may be totals. */
  readonly suspects: SuspectedTotal[];
  /** Rows rejected while reading a file that others refer to. */
  readonly fallen: FallenRow[];
};

export function emptyParsedFile(source: FileSource, format: FileFormat): ParsedFile {
  return {
    ...source,
    format,
    present: format.columns.map(() => true),
    order: [...format.columns.keys()],
    rows: [],
    read: 0,
    rejected: [],
    warnings: [],
    suspects: [],
    fallen: [],
  };
}

/** A file that no format could read: refused with a reason, or left aside with a word about it. */
export type UnreadFile = FileSource & {
  /** Tells it from a parsed file, which has all the rest. */
  readonly unread: true;
  readonly format: FileFormat | null;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly RejectedRow[];
};

export type FileReading = { readonly parsed: readonly ParsedFile[]; readonly unread: readonly UnreadFile[] };

export function refuseFile(source: FileSource, format: FileFormat | null, reason: RejectedRow): FileReading {
  return { parsed: [], unread: [{ ...source, unread: true, format, rejected: [reason], warnings: [] }] };
}

export function leaveAside(source: FileSource, reason: RejectedRow): FileReading {
  return { parsed: [], unread: [{ ...source, unread: true, format: null, rejected: [], warnings: [reason] }] };
}
