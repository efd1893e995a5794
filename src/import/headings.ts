import { nearest } from '../kernel/text.ts';
import type { Column, FileFormat } from './format.ts';
import type { RejectedRow } from './outcome.ts';
import { comparable, headingsOf } from './recognise.ts';
import { fault, refusedFile, rejectedRow } from './rejection.ts';

/** Which cell of a record feeds which column of the format (null: the file has no such column). */
export type HeadingMap = {
  readonly places: readonly (number | null)[];
  readonly width: number;
  readonly refusals: readonly RejectedRow[];
  readonly warnings: readonly RejectedRow[];
};

/**
 * Matches the headings of a file with the columns of its format. A missing required column or a doubled one refuses the
 * file; an unknown one is left out with a warning, which offers the nearest name.
 */
export function mapHeadings(format: FileFormat, headings: readonly string[], line: number): HeadingMap {
  const refusals: RejectedRow[] = [];
  const warnings: RejectedRow[] = [];
  const typed = headings.map(comparable);
  const places = format.columns.map((column) => {
    const names = headingsOf(column);
    const found = typed.flatMap((heading, index) => (names.includes(heading) ? [index] : []));
    if (found.length > 1) refusals.push(doubled(column, found, headings, line));
    return found[0] ?? null;
  });
  const unknown = headings.filter(
    (heading, index) => heading.trim() !== '' && !places.includes(index) && !isDoubled(format, heading),
  );
  const absent = format.columns.filter((_, index) => places[index] === null);
  for (const column of absent.filter((candidate) => candidate.required)) refusals.push(missing(column, unknown));
  // Another program writes what it likes beside what is read.
  if (format.becomes === undefined) for (const heading of unknown) warnings.push(unread(heading, absent, line));
  return { places, width: headings.length, refusals, warnings };
}

function isDoubled(format: FileFormat, heading: string): boolean {
  return format.columns.some((column) => headingsOf(column).includes(comparable(heading)));
}

function doubled(column: Column, found: readonly number[], headings: readonly string[], line: number): RejectedRow {
  const names = found.map((index) => `« ${headings[index] ?? ''} » (colonne ${index + 1})`).join(' et ');
  return rejectedRow(
    line,
    column.name,
    names,
    fault('duplicate-column', `La colonne ${column.name} est donnée deux fois : ${names}. Gardez-en une.`),
  );
}

function missing(column: Column, unknown: readonly string[]): RejectedRow {
  const near = nearest(column.name, unknown);
  const offer =
    near === null ? `Ajoutez-la : ${column.description}` : `Est-ce la colonne « ${near} » ? Renommez-la ${column.name}.`;
  return { ...refusedFile('missing-column', `La colonne ${column.name} manque. ${offer}`), field: column.name };
}

function unread(heading: string, absent: readonly Column[], line: number): RejectedRow {
  const near = nearest(
    heading,
    absent.map((column) => column.name),
  );
  const offer = near === null ? '' : ` Vouliez-vous dire « ${near} » ?`;
  return rejectedRow(
    line,
    heading,
    heading,
    fault('unknown-column', `La colonne « ${heading} » n’est pas connue et n’a pas été lue.${offer}`),
  );
}
