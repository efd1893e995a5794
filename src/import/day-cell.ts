import { type Day, parseDay } from '../kernel/day.ts';
import { frenchMonths } from '../kernel/french.ts';
import { type Fault, fault } from './rejection.ts';

/** A day written `2020-12-31`, `31/12/2020`, `31-12-2020` or `31.12.2020`; a time is allowed when it is midnight. */
export function readDay(raw: string): Day | Fault {
  const text = raw.replace(/[ T]00:00(:00(\.0+)?)?Z?$/, '');
  const parts = inOrder(text);
  if (parts === null) return notADay(raw);
  const [year, month, date] = parts;
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return day !== null && Number(year) >= 1000
    ? day
    : fault('date', `Le ${raw} n’existe pas${whyNot(Number(year), Number(month), Number(date))}.`);
}

function inOrder(text: string): [year: string, month: string, date: string] | null {
  const machine = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (machine) return [machine[1] ?? '', machine[2] ?? '', machine[3] ?? ''];
  const french = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  return french ? [french[3] ?? '', french[2] ?? '', french[1] ?? ''] : null;
}

function notADay(raw: string): Fault {
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(raw))
    return fault('date', `« ${raw} » : écrivez l’année sur quatre chiffres, par exemple 31/12/2020.`);
  if (/^\d{4}$/.test(raw)) return fault('date', `« ${raw} » est une année, il faut un jour : par exemple ${raw}-12-31.`);
  return fault('date', `« ${raw} » n’est pas une date : écrivez 2020-12-31 ou 31/12/2020.`);
}

function whyNot(year: number, month: number, date: number): string {
  const name = frenchMonths[month - 1];
  if (name === undefined) return ` : il n’y a pas de mois ${month} (l’ordre est jour, mois, année)`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return date > last || date < 1 ? ` : ${name} ${year} compte ${last} jours` : '';
}
