import { amountText } from './explain.ts';
import type { Finding } from './finding.ts';
import { isTotal, plain } from './labels.ts';
import type { Memory } from './last-year.ts';
import { single } from './single.ts';
import type { Entry, Table } from './tables.ts';

/**
 * A measured figure that is to the last digit that of the year before: retyped from last year's report, or really equal.
 * Only long figures of measured units are looked at; a whole table that repeats is told by its first cell.
 */
export function notUpdated(tables: readonly Table[], memory: Memory, year: number): Finding[] {
  return tables.flatMap((table) => {
    const suspects = table.rows.flatMap((row) =>
      [...row.entries.values()].flatMap((entry) => {
        if (!isMeasured(entry) || entry.cell.period !== String(year)) return [];
        const known = memory.formerYear(entry);
        if (known && known.amount === entry.number?.amount && digits(known.amount) >= (entry.cell.unit === 'EUR' ? 7 : 4)) return [{ entry, said: `dans le bilan ${known.year}, pour ${known.period}` }];
        const beside = [...row.entries.values()].find((other) => other.cell.unit === entry.cell.unit && other.cell.period < entry.cell.period && sameWords(other, entry) && other.number?.amount === entry.number?.amount);
        return beside && digits(entry.number?.amount ?? 0) >= 3 ? [{ entry, said: `pour ${beside.cell.period}` }] : [];
      }),
    );
    return suspects.slice(0, 3).map(({ entry, said }) => single('doubtful', 'not-updated', entry, `${amountText(entry.number?.amount ?? 0, entry.cell.unit)} est exactement le chiffre imprimé ${said} : repris de l’an dernier sans mise à jour ?`));
  });
}

function isMeasured(entry: Entry): boolean {
  return entry.number !== null && !entry.number.approximate && ['EUR', 'days', 'hours', 'count', 'pages'].includes(entry.cell.unit) && !isTotal(entry.cell.column);
}

function sameWords(a: Entry, b: Entry): boolean {
  const words = (entry: Entry) => plain(entry.cell.column.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, ' '));
  return words(a) === words(b) && ['days', 'hours'].includes(a.cell.unit);
}

function digits(amount: number): number {
  return String(Math.abs(amount)).replace(/0+$/, '').length;
}
