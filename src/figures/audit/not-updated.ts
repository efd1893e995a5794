import { amountText } from './explain.ts';
import type { Finding } from './finding.ts';
import { isTotal, withoutYears } from './labels.ts';
import type { Memory } from './last-year.ts';
import { single } from './single.ts';
import type { Entry, Table } from './tables.ts';

/**
 * A measured figure that is to the last digit that of the year before: retyped from last year's report, or really equal.
 * Only long figures of measured units are looked at; a whole table that repeats is told by its first cell.
 */
export function notUpdated(tables: readonly Table[], memory: Memory, year: number): Finding[] {
  return tables.flatMap((table) => {
    // Where a total adds the column up, arithmetic says more than a coincidence.
    const hasTotal = table.rows.some((row) => isTotal(row.label));
    const suspects = table.rows.flatMap((row) =>
      [...row.entries.values()].flatMap((entry) => {
        if (!isMeasured(entry) || entry.cell.period !== String(year)) return [];
        const known = memory.formerYear(entry);
        if (known && known.amount === entry.number?.amount && digits(known.amount) >= (entry.cell.unit === 'EUR' ? 7 : 5))
          return [{ entry, said: `dans le bilan ${known.year}, pour ${known.period}` }];
        const beside = hasTotal
          ? undefined
          : [...row.entries.values()].find(
              (other) =>
                other.cell.unit === entry.cell.unit &&
                other.cell.period === String(year - 1) &&
                sameWords(other, entry) &&
                other.number?.amount === entry.number?.amount,
            );
        return beside && digits(entry.number?.amount ?? 0) >= 3 ? [{ entry, said: `pour ${beside.cell.period}` }] : [];
      }),
    );
    return suspects
      .slice(0, 3)
      .map(({ entry, said }) =>
        single(
          'doubtful',
          'not-updated',
          entry,
          `${amountText(entry.number?.amount ?? 0, entry.cell.unit)} est exactement le chiffre imprimé ${said} : repris de l’an dernier sans mise à jour ?`,
        ),
      );
  });
}

function isMeasured(entry: Entry): boolean {
  return (
    entry.number !== null &&
    !entry.number.approximate &&
    ['EUR', 'days', 'hours', 'count', 'pages'].includes(entry.cell.unit) &&
    !isTotal(entry.cell.column)
  );
}

function sameWords(a: Entry, b: Entry): boolean {
  return withoutYears(a.cell.column) === withoutYears(b.cell.column) && ['days', 'hours'].includes(a.cell.unit);
}

function digits(amount: number): number {
  return String(Math.abs(amount)).replace(/0+$/, '').length;
}
