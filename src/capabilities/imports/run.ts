import type { Tx } from '../../database/face.ts';
import type { ImportRecord } from '../../import/import-record.ts';
import type { ImportOutcome, RejectedRow } from '../../import/outcome.ts';
import { findRun, listRejects } from '../../import/run.store.ts';
import { problem } from '../../kernel/problem.ts';

export type Run = { readonly record: ImportRecord; readonly outcome: ImportOutcome };

/** A past import, and what was told of its files when it was made. @throws Problem when there is none of that identifier. */
export async function getRun(tx: Tx, id: string): Promise<Run> {
  const record = await findRun(tx, id);
  if (!record) throw problem('not-found', 'import.unknown', `Aucun import ne porte l’identifiant « ${id} ».`, { id });
  const rejects = await listRejects(tx, record.id);
  const files = record.files.map((file) => {
    const told = rejects.filter((reject) => reject.file === file.number);
    return {
      ...file,
      file: file.name,
      rejected: withUntold(
        told.filter(({ kind }) => kind === 'rejected'),
        file.rejected,
      ),
      warnings: told.filter(({ kind }) => kind === 'warning'),
    };
  });
  return { record, outcome: { importId: record.id, loaded: record.status !== 'refused', files } };
}

/** The rejected lines of a file that is private to others are told by their number. */
function withUntold(told: readonly RejectedRow[], count: number): readonly RejectedRow[] {
  if (told.length > 0 || count === 0) return told;
  const message = `${count} ${count > 1 ? 'lignes rejetées' : 'ligne rejetée'}, que votre rôle ne permet pas de lire.`;
  return [{ line: null, field: '', rule: 'private', value: '', message }];
}

/** `formats`: what its sheets, or itself, were taken for. */
export type OriginalFile = {
  readonly number: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly formats: readonly string[];
};

/** The files that came in, as they were called there: the sheets of a workbook share one. */
export function originalsOf(record: ImportRecord): OriginalFile[] {
  const seen = new Set<string>();
  return record.files.flatMap(({ number, name, size, sha256 }) => {
    if (sha256 === null || seen.has(sha256)) return [];
    seen.add(sha256);
    const formats = record.files.flatMap((file) => (file.sha256 === sha256 && file.format !== null ? [file.format] : []));
    return [{ number, name: name.split(' › ', 1)[0] ?? name, size, sha256, formats }];
  });
}
