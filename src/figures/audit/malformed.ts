import { frenchNumber } from '../../kernel/french.ts';
import type { Finding } from './finding.ts';
import { plain, withoutYears } from './labels.ts';
import type { Memory } from './last-year.ts';
import { digitRuns, isNumericUnit, isWellFormed, plainSpaces, scale, shortDecimal } from './numbers.ts';
import { single } from './single.ts';
import { type Entry, placeOf, type Table } from './tables.ts';

/**
 * Numbers of an impossible form: a group that is not three digits, two decimal commas, a letter among the digits. Dates,
 * texts and cells that print several figures are left alone.
 */
export function malformedNumbers(entries: readonly Entry[], tables: readonly Table[], memory: Memory): Finding[] {
  return entries.flatMap((entry) => {
    const fault = isNumericUnit(entry.cell.unit) ? faultOf(entry.cell.printed) : null;
    if (fault === null) return [];
    const readings = fault.readings.filter((reading) => Number.isFinite(Number(reading)));
    const expected = likeliest(readings, comparables(entry, tables, memory));
    const choices = readings.map((reading) => frenchNumber(reading)).join(' ou ');
    const advice = expected
      ? ` Lecture probable, d’après les autres années : ${frenchNumber(expected)}.`
      : choices === ''
        ? ''
        : ` Lectures possibles : ${choices}.`;
    return [
      single(
        'error',
        'malformed-number',
        entry,
        `« ${entry.cell.printed.trim()} » n’est pas un nombre bien formé : ${fault.what}.${advice}`,
        { expected },
      ),
    ];
  });
}

function faultOf(printed: string): { what: string; readings: string[] } | null {
  const text = plainSpaces(printed);
  if (/\d[OoIl](?=[\d ,.]|$)/.test(text) && !/[a-z]{3}/i.test(text.replace(/\d[OoIl]/g, '')))
    return {
      what: 'une lettre s’est glissée parmi les chiffres',
      readings: [
        text
          .replace(/[Oo]/g, '0')
          .replace(/[Il]/g, '1')
          .replace(/[^\d,.]/g, '')
          .replace(',', '.'),
      ],
    };
  if (/[-+−]\s*[-+−]\s*\d/.test(text)) return { what: 'deux signes se suivent', readings: [] };
  const runs = digitRuns(text);
  const [run] = runs;
  if (runs.length !== 1 || run === undefined || isWellFormed(run))
    return /\d[,.]\s*[,.]\d/.test(text) ? { what: 'deux séparateurs décimaux', readings: [] } : null;
  const [whole = '', ...decimals] = run.split(/[.,]/);
  if (decimals.length > 1)
    return {
      what: 'deux séparateurs décimaux',
      readings: [
        `${run.replace(/[ .,]/g, '').slice(0, -(decimals.at(-1) ?? '').replaceAll(' ', '').length)}.${(decimals.at(-1) ?? '').replaceAll(' ', '')}`,
      ],
    };
  const tail = decimals[0] === undefined ? '' : `.${decimals[0].replaceAll(' ', '')}`;
  return { what: 'les chiffres ne vont pas par groupes de trois', readings: readingsOf(whole.split(' '), tail) };
}

/** All the digits, or all but one that was typed twice at the break of two groups or alone before them. */
function readingsOf(groups: readonly string[], tail: string): string[] {
  const all = groups.join('');
  const short = groups.map((group, index) =>
    group.length === 1 && index > 0 ? groups.filter((_, at) => at !== index).join('') : null,
  );
  const first = groups.length > 2 && groups[0]?.length === 1 ? groups.slice(1).join('') : null;
  const long = groups.map((group, index) =>
    group.length === 4 ? [...groups.slice(0, index), group.slice(0, 3), ...groups.slice(index + 1)].join('') : null,
  );
  return [
    ...new Set([all, ...short, first, ...long].filter((reading): reading is string => reading !== null && /^\d+$/.test(reading))),
  ].map((reading) => reading + tail);
}

/** The same figure in other periods, here or in earlier reports. */
export function comparables(entry: Entry, tables: readonly Table[], memory: Memory): number[] {
  const rows = placeOf(entry, tables)?.table.rows.filter((row) => row.label === entry.cell.row) ?? [];
  const column = withoutYears(entry.cell.column);
  const beside = rows.flatMap((row) =>
    [...row.entries.values()].filter(
      (other) =>
        other !== entry &&
        other.number &&
        other.cell.unit === entry.cell.unit &&
        other.cell.period !== entry.cell.period &&
        withoutYears(other.cell.column) === column,
    ),
  );
  const former = memory.formerYear(entry);
  return [...beside.map((other) => other.number?.amount ?? 0), ...(former ? [former.amount] : [])].filter((amount) => amount > 0);
}

function likeliest(readings: readonly string[], others: readonly number[]): string | null {
  if (others.length === 0 || readings.length === 0) return null;
  const middle = [...others].sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0;
  const distance = (reading: string) => Math.abs(Math.log((Number(reading) * scale || 1) / middle));
  const best = readings.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return distance(best) < Math.log(3) ? shortDecimal(Math.round(Number(best) * scale)) : null;
}

/** Values that a figure of its kind cannot take: a share over 100 %, fewer than no agents. */
export function impossibleValues(entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry) => {
    const amount = entry.number?.amount ?? 0;
    const isShare =
      entry.cell.unit === 'percent' &&
      /\b(parts?|repartition|proportion)\b/.test(plain(entry.cell.column)) &&
      !/\b(credits?|prevu|prevision|ouverts?|budget|execution|realisation|objectifs?|cibles?|capacite)\b/.test(
        plain(entry.cell.column),
      );
    if (isShare && (amount > 100 * scale || amount < 0))
      return [
        single(
          'error',
          'impossible-value',
          entry,
          `Une part ne peut pas valoir ${entry.cell.printed.trim()} : elle est comprise entre 0 et 100 %.`,
        ),
      ];
    const counted = ['agents', 'inhabitants', 'pages', 'FTE', 'hours', 'days', 'count'].includes(entry.cell.unit);
    const isChange =
      /\b(evolution|variation|ecart|difference|solde|delta|progression|departs?|sorties?|mouvements?|baisses?|diminutions?|reductions?|suppressions?|gains?|economies?|var|net|nette|temperature)\b/.test(
        plain(`${entry.cell.column} ${entry.cell.row}`),
      );
    if (counted && amount < 0 && !isChange)
      return [
        single('error', 'impossible-value', entry, `Un dénombrement ne peut pas être négatif : ${entry.cell.printed.trim()}.`),
      ];
    return [];
  });
}
