import { pageTableMark } from '../kernel/file-name.ts';
import { normalizeText } from '../kernel/text.ts';
import type { Column, FileFormat } from './format.ts';
import { refusedFile } from './rejection.ts';

/** Headings and names are compared without case, accents, spaces or punctuation: `Montant HT` is `montant_ht`. */
export function comparable(text: string): string {
  return normalizeText(text).replaceAll(' ', '');
}

export function headingsOf(column: Column): string[] {
  return [column.name, ...(column.also ?? [])].map(comparable);
}

/** `03 - Cotisations 2020.csv` → `cotisations 2020`. */
export function nameOf(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return normalizeText(base.replace(/\.[A-Za-z0-9]{1,5}$/, '')).replace(/^\d{1,3} (?=\D)/, '');
}

export function endingOf(file: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file or a sheet bears the name of a table taken from a page: `vue-personnel-2020-12-31.csv`. */
export function isPageTable(name: string): boolean {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return base.startsWith(pageTableMark);
}

/** Why it is not read: headings that an import knows stand over words of the screen, and what they name would be recorded once more. */
export const pageTable = refusedFile(
  'page-table',
  `C’est le tableau d’une page (son nom commence par « ${pageTableMark} ») : il n’a pas les colonnes d’un import. Partez du modèle de ce que vous importez ; si vous l’avez mis à ces colonnes, renommez le fichier et sa feuille comme ce modèle.`,
);

/** The format whose name the file bears, alone or followed by more words (`cotisations-2020`); the longest name wins. */
export function formatByName(file: string, formats: readonly FileFormat[]): FileFormat | null {
  const name = nameOf(file);
  let best: FileFormat | null = null;
  let length = 0;
  for (const format of formats) {
    for (const candidate of [format.file, ...(format.also ?? [])].map(normalizeText)) {
      if ((name === candidate || name.startsWith(`${candidate} `)) && candidate.length > length)
        [best, length] = [format, candidate.length];
    }
  }
  return best;
}

/**
 * The format whose headings these are: all its required columns are there, and it knows more of the headings than any
 * other. Null when none does, or when two do equally well.
 */
export function formatByHeadings(headings: readonly string[], formats: readonly FileFormat[]): FileFormat | null {
  const present = new Set(headings.map(comparable));
  let best: FileFormat | null = null;
  let most = 1;
  let tied = false;
  for (const format of formats.filter((candidate) => candidate.document === undefined)) {
    const found = format.columns.filter((column) => headingsOf(column).some((heading) => present.has(heading)));
    const complete = format.columns.every((column) => !column.required || found.includes(column));
    if (!complete || found.length < most) continue;
    tied = found.length === most;
    if (!tied || best === null) [best, most] = [format, found.length];
  }
  return tied ? null : best;
}
