import { numberOccurrences, type PublishedCell } from '../../../kernel/cell.ts';
import type { AuditedEdition } from '../finding.ts';

/** `libellé|période|unité` of a column of a table written by hand in a test. */
export type Head = string;

/** A small table as cells: the numbers are read off the printed text, as a transcriber would. */
export function grid(
  section: string,
  table: string,
  heads: readonly Head[],
  rows: readonly (readonly string[])[],
): Omit<PublishedCell, 'occurrence'>[] {
  return rows.flatMap(([row = '', ...texts]) =>
    texts.flatMap((text, index) => {
      const [column = '', period = '', unit = 'EUR'] = (heads[index] ?? '').split('|');
      if (text === '~') return []; // this row has no such cell
      const approximate = text.startsWith('env. ');
      const printed = text.replace(/^env\. /, '');
      return [
        {
          section,
          table,
          row,
          column,
          period,
          unit,
          printed,
          value: unit === 'text' ? null : readingOf(printed),
          note: approximate ? 'approx' : '',
        },
      ];
    }),
  );
}

function readingOf(printed: string): string | null {
  const digits = /-?\d[\d\s.,]*/.exec(printed)?.[0].replace(/\s/g, '').replace(',', '.').replace(/\.$/, '');
  return digits === undefined || Number.isNaN(Number(digits)) ? null : digits;
}

export function report(year: number, ...tables: readonly (readonly Omit<PublishedCell, 'occurrence'>[])[]): AuditedEdition {
  return { code: `bilan-${year}`, year, cells: numberOccurrences(tables.flat()) };
}
