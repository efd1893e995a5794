import type { FileOutcome, ImportOutcome, RejectedRow } from './outcome.ts';

/** Beyond these, a file's refusals are counted rather than listed: the import keeps them all. */
const listed = 200;

/** Rows refused in a file: several faults of one line are one row; a file refused as a whole counts for one. */
export function countRejected(file: FileOutcome): number {
  return new Set(file.rejected.map((reject) => reject.line)).size;
}

export function hasRejects(outcome: ImportOutcome): boolean {
  return outcome.files.some((file) => file.rejected.length > 0);
}

/** What the command prints: per file its counts, then each refusal with its line, field, rule, value and sentence. */
export function renderOutcome(outcome: ImportOutcome): string {
  return [...outcome.files.flatMap(fileLines), conclusion(outcome), ''].join('\n');
}

function fileLines(file: FileOutcome): string[] {
  const counts = [
    plural(file.read, 'ligne lue', 'lignes lues'),
    plural(file.added, 'ajoutée', 'ajoutées'),
    plural(file.changed, 'modifiée', 'modifiées'),
    plural(file.unchanged, 'inchangée', 'inchangées'),
    plural(countRejected(file), 'rejetée', 'rejetées'),
  ];
  const kind = file.format === null ? '' : ` (${file.format})`;
  return [`${file.file}${kind} : ${counts.join(', ')}`, ...rowsOf(file.rejected, 'rejet'), ...rowsOf(file.warnings, 'à noter')];
}

function rowsOf(rows: readonly RejectedRow[], word: string): string[] {
  const shown = rows.slice(0, listed).map((row) => `  ${word} · ${placeOf(row)} · ${row.message}`);
  return rows.length > listed ? [...shown, `  … et ${rows.length - listed} de plus`] : shown;
}

function placeOf(row: RejectedRow): string {
  const parts = [
    row.line === null ? 'fichier' : `ligne ${row.line}`,
    row.field,
    `règle ${row.rule}`,
    row.value === '' ? '' : `valeur « ${row.value} »`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function conclusion(outcome: ImportOutcome): string {
  if (outcome.dryRun) return 'Essai à blanc : rien n’a été enregistré.';
  if (!outcome.loaded)
    return 'Rien n’a été chargé : des lignes sont rejetées et l’import est strict. Les fichiers reçus sont conservés.';
  return `Import ${outcome.importId ?? ''} enregistré. Pour l’annuler : import --undo ${outcome.importId ?? ''}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count < 2 ? one : many}`;
}
