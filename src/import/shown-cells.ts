import type { ShownAs, ShownCells } from './cell-formats.ts';
import type { ColumnKind, FileFormat } from './format.ts';
import { mapHeadings } from './headings.ts';
import type { RawRecord } from './separated-text.ts';

/**
 * Reads the cells of a sheet as their formats show them, where the column calls for it: 99,5 % is 99.5 in a column of numbers,
 * and a date that shows no day is a month or a year in a column of periods.
 */
export function readAsShown(format: FileFormat, headings: RawRecord, shown: ShownCells): (record: RawRecord) => RawRecord {
  const { places } = mapHeadings(format, headings.cells, headings.line);
  const kinds = format.columns.flatMap(({ value }, index) => {
    const place = places[index];
    return place === null || place === undefined ? [] : [{ place, kind: value.kind }];
  });
  return (record) => {
    const cells = [...record.cells];
    for (const { place, kind } of kinds) cells[place] = shownText(cells[place] ?? '', kind, shown.at(record.line, place));
    return { ...record, cells };
  };
}

function shownText(text: string, kind: ColumnKind['kind'], shown: ShownAs | undefined): string {
  if (shown === undefined) return text;
  if (shown === 'percent') return ['number', 'decimal', 'integer', 'hundredths'].includes(kind) ? hundredfold(text) : text;
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return text;
  if (shown === 'month') return kind === 'period' || kind === 'month' ? text.slice(0, 7) : text;
  return kind === 'period' || kind === 'year' ? text.slice(0, 4) : text;
}

/** Moves the point by two digits: multiplying would add noise (0.07 would become 7.000000000000001). */
function hundredfold(text: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') return text;
  const digits = decimals.padEnd(2, '0');
  const rest = digits.slice(2);
  return `${sign}${(whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}
