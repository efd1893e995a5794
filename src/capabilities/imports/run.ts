import type { Tx } from '../../database/face.ts';
import type { ImportRecord } from '../../import/import-record.ts';
import type { ImportOutcome } from '../../import/outcome.ts';
import { findRun, listRejects } from '../../import/run.store.ts';
import { problem } from '../../kernel/problem.ts';

export type Run = { readonly record: ImportRecord; readonly outcome: ImportOutcome };

/** A past import, and what was told of its files when it was made. @throws Problem when there is none of that identifier. */
export async function getRun(tx: Tx, id: string): Promise<Run> {
  const record = await findRun(tx, id);
  if (!record) throw problem('not-found', 'import.unknown', `Aucun import ne porte l’identifiant « ${id} ».`, { id });
  const rejects = await listRejects(tx, record.id);
  const files = record.files.map((file) => {
    const told = rejects.filter((reject) => reject.file === file.number);
    return {
      ...file,
      file: file.name,
      rejected: told.filter(({ kind }) => kind === 'rejected'),
      warnings: told.filter(({ kind }) => kind === 'warning'),
    };
  });
  return { record, outcome: { importId: record.id, loaded: record.status !== 'refused', files } };
}

export type OriginalFile = { readonly number: number; readonly name: string; readonly size: number; readonly sha256: string };

/** The files that came in, as they were called there: the sheets of a workbook share one. */
export function originalsOf(record: ImportRecord): OriginalFile[] {
  const seen = new Set<string>();
  return record.files.flatMap(({ number, name, size, sha256 }) => {
    if (sha256 === null || seen.has(sha256)) return [];
    seen.add(sha256);
    return [{ number, name: name.split(' › ', 1)[0] ?? name, size, sha256 }];
  });
}
