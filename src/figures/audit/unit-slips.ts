import type { Finding } from './finding.ts';
import { plainSpaces, scale } from './numbers.ts';
import { single } from './single.ts';
import type { Entry, Table } from './tables.ts';

const marks: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})k\s?(€|eur\b|euros)/iu, 'kEUR'],
  [/€|\beuros?\b/i, 'EUR'],
  [/%/, 'percent'],
  [/\bjours?\b/i, 'days'],
  [/\bagents?\b/i, 'agents'],
  [/\bheures?\b/i, 'hours'],
];

/**
 * A cell that prints another unit than its column: `k€` among euros, `%` among amounts. An amount given in thousands whose
 * worth was read in euros is not one.
 */
export function unitSlips(tables: readonly Table[]): Finding[] {
  return tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const entries = table.rows.flatMap((row) => row.entries.get(column.key) ?? []);
      return entries.flatMap((entry) => {
        const printed = markOf(entry);
        if (
          !printed ||
          printed === column.unit ||
          isScaled(entry, printed) ||
          isConverted(entry) ||
          !marks.some(([, unit]) => unit === column.unit)
        )
          return [];
        const others = entries.filter((other) => other !== entry && markOf(other) !== null);
        if (others.some((other) => markOf(other) === printed)) return [];
        return [
          single(
            'error',
            'unit-slip',
            entry,
            `« ${entry.cell.printed.trim()} » est imprimé dans une autre unité que sa colonne « ${column.label} ».`,
          ),
        ];
      });
    }),
  );
}

function markOf(entry: Entry): string | null {
  if (entry.number === null) return null;
  return marks.find(([pattern]) => pattern.test(plainSpaces(entry.cell.printed)))?.[1] ?? null;
}

/** `2 240 k€` read as 2 240 000 euros: the reading already says so. */
function isScaled(entry: Entry, printed: string): boolean {
  return printed === 'kEUR' && entry.cell.unit === 'EUR' && (entry.number?.step ?? 0) >= 10 * scale;
}

/** `3 jours` read as 72 hours: the reading already says so. */
function isConverted({ cell, number }: Entry): boolean {
  return cell.value !== null && number !== null && Math.abs(Number(cell.value) * scale - number.amount) > 1;
}
