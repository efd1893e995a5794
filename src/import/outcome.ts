import type { Role } from '../kernel/actor.ts';

/** What happened to one file of an import, as printed by the command and shown on the page. */
export type RejectedRow = {
  /** 1 for the first line of the file (the headings); null when the whole file is refused. */
  readonly line: number | null;
  readonly field: string;
  /** Stable name of the rule, e.g. `unknown-reference`. */
  readonly rule: string;
  readonly value: string;
  /** The French sentence: what is wrong, and what to write instead. */
  readonly message: string;
  /** Who alone may read it afterwards; left out, whoever may read of the file. */
  readonly privateTo?: readonly Role[];
};

export type FileOutcome = {
  readonly file: string;
  readonly format: string | null;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Records that the file, being the whole of something, no longer has. */
  readonly removed: number;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly RejectedRow[];
};

export type ImportOutcome = {
  /** Null on a dry run, or when nothing was loaded. */
  readonly importId: string | null;
  /** Everything was done, then taken back: the counts are those that the import would give. */
  readonly dryRun?: boolean;
  readonly loaded: boolean;
  readonly files: readonly FileOutcome[];
};
