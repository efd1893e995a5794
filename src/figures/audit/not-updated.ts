import { amountText } from './explain.ts';
import type { Finding } from './finding.ts';
import { isTotal, plain, withoutYears } from './labels.ts';
import type { Memory } from './last-year.ts';
import { scale } from './numbers.ts';
import { single } from './single.ts';
import type { Entry, Table, TableRow } from './tables.ts';

/**
 * A measured figure that is to the last digit that of the year before: retyped from last year's report, or really equal.
 * Only long figures of measured units are looked at; a whole table that repeats is told by its first cell.
 */
export function notUpdated(tables: readonly Table[], memory: Memory, year: number): Finding[] {
  return tables.flatMap((table) => {
    // Where a total adds the column up, arithmetic says more than a coincidence.
    const hasTotal = table.rows.some((row) => isTotal(row.label));
    const entries = table.rows.flatMap((row) => [...row.entries.values()].map((entry) => ({ row, entry })));
    const suspects = entries
      .filter(({ entry }) => isMeasured(entry) && entry.cell.period === String(year))
      .map(({ row, entry }) => ({ entry, said: saidBefore(entry, memory) ?? (hasTotal ? null : saidBeside(entry, row, year)) }))
      .filter(({ said }) => said !== null);
    return suspects.slice(0, 3).map(({ entry, said }) => {
      const amount = amountText(entry.number?.amount ?? 0, entry.cell.unit);
      return single(
        'doubtful',
        'not-updated',
        entry,
        `${amount} est exactement le chiffre imprimé ${said} : repris de l’an dernier sans mise à jour ?`,
      );
    });
  });
}

function saidBefore(entry: Entry, memory: Memory): string | null {
  const known = memory.formerYear(entry);
  if (!known || known.amount !== entry.number?.amount || digits(known.amount) < (entry.cell.unit === 'EUR' ? 7 : 5)) return null;
  return `dans le bilan ${known.year}, pour ${known.period}`;
}

function saidBeside(entry: Entry, row: TableRow, year: number): string | null {
  const before = String(year - 1);
  const twin = [...row.entries.values()].find((other) => other.cell.period === before && sameWords(other, entry));
  return twin && twin.number?.amount === entry.number?.amount && isLong(entry.number?.amount ?? 0) ? `pour ${before}` : null;
}

/** A hundred and three digits at least: half and quarter days are often the same by chance. */
function isLong(amount: number): boolean {
  return amount >= 100 * scale && digits(amount) >= 3;
}

function isMeasured(entry: Entry): boolean {
  return (
    entry.number !== null &&
    !entry.number.approximate &&
    ['EUR', 'days', 'hours', 'count', 'pages'].includes(entry.cell.unit) &&
    !isTotal(entry.cell.column) &&
    // Days of opening are those of the calendar.
    !/\b(ouverture|ouvres?|ouvrables?|calendaires?|astreintes?|forfaits?)\b/.test(plain(entry.cell.row))
  );
}

function sameWords(a: Entry, b: Entry): boolean {
  return (
    withoutYears(a.cell.column) === withoutYears(b.cell.column) &&
    a.cell.unit === b.cell.unit &&
    ['days', 'hours'].includes(a.cell.unit)
  );
}

function digits(amount: number): number {
  return String(Math.abs(amount)).replace(/0+$/, '').length;
}
