/** One file of a past import. */
export type RecordedFile = {
  readonly number: number;
  readonly name: string;
  readonly format: string | null;
  readonly table: string | null;
  /** Of the original bytes; null when the file was too large to be read. */
  readonly sha256: string | null;
  readonly size: number;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly rejected: number;
};

/** A past import: who, when, what of each file. */
export type ImportRecord = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly strict: boolean;
  readonly status: 'loaded' | 'refused' | 'undone';
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly files: readonly RecordedFile[];
};
