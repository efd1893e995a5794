import type { Finding } from './finding.ts';
import { plain, withoutYears, yearsIn } from './labels.ts';
import { isNumericUnit } from './numbers.ts';
import { single } from './single.ts';
import type { Table } from './tables.ts';

/** A column whose heading names another year than its figures', or the same year twice in a row of years. */
export function columnYears(tables: readonly Table[], year: number): Finding[] {
  return tables.flatMap((table) => {
    const findings: Finding[] = [];
    for (const column of table.columns) {
      const [named, ...more] = [...new Set(yearsIn(column.label))];
      const entry = table.rows.map((row) => row.entries.get(column.key)).find((one) => one !== undefined);
      const period = /^\d{4}(?!\.\.)/.exec(column.period)?.[0];
      if (
        named === undefined ||
        more.length > 0 ||
        !entry ||
        !isNumericUnit(column.unit) ||
        period === undefined ||
        period === String(named)
      )
        continue;
      if (/\b(depuis|base|reference|compar|rapport|fin|avant|apres|horizon|objectif|reports?|n 1)\b/.test(plain(column.label)))
        continue;
      const filled = table.rows.filter((row) => row.entries.get(column.key)?.number).length;
      if (filled < 2) continue;
      findings.push(
        single(
          'error',
          'year-slip',
          entry,
          `La colonne « ${column.label} » porte des chiffres de ${period} : année de l’intitulé non mise à jour.`,
          { expected: column.label.replace(String(named), period) },
        ),
      );
    }
    return [...findings, ...twinColumns(table), ...oddYears(table, year)];
  });
}

/** Two columns of one heading: every row then prints it twice, and one of the two years was not changed. */
function twinColumns(table: Table): Finding[] {
  return table.columns.flatMap((column) => {
    const rows = table.rows.filter((row) => row.entries.has(column.key));
    const first = rows.filter((row) => row.nth === 1);
    const second = rows.filter((row) => row.nth === 2 && first.some((other) => other.label === row.label));
    const entry = second[0]?.entries.get(column.key);
    if (
      !entry ||
      yearsIn(column.label).length !== 1 ||
      first.length < 3 ||
      second.length !== first.length ||
      table.columns.length < 2
    )
      return [];
    const isWhole = table.columns.some(
      (other) => other !== column && table.rows.some((row) => row.nth === 2 && row.entries.has(other.key)),
    );
    return isWhole
      ? []
      : [
          single(
            'error',
            'year-slip',
            entry,
            `Deux colonnes du tableau portent le même intitulé « ${column.label} » : l’année de l’une n’a pas été mise à jour.`,
          ),
        ];
  });
}

/** Budget columns of one table side by side: one names last year while the others name this one. */
function oddYears(table: Table, year: number): Finding[] {
  const named = table.columns
    .filter((column) => isNumericUnit(column.unit))
    .map((column) => ({ column, years: yearsIn(column.label) }))
    .filter(({ years }) => years.length === 1);
  const words = ({ label }: { label: string }) => withoutYears(label);
  const odd = named.filter(({ years }) => years[0] !== year);
  if (named.length < 2 || odd.length !== 1 || odd[0] === undefined) return [];
  const [{ column, years }] = [odd[0]];
  // A year with words of its own beside columns of this year only: `Prévision 2019`, `Réalisations 2020`.
  if (
    words(column) === '' ||
    named.some((other) => other.column !== column && words(other.column) === words(column)) ||
    years[0] !== year - 1 ||
    column.period !== String(year - 1)
  )
    return [];
  const role = /\b(previsions?|realisations?|budget|reports?)\b/.exec(words(column));
  // Without a rate of the one over the other, two years side by side are a comparison.
  if (
    !table.columns.some(
      (other) => other.unit === 'percent' && !/\b(evolution|variation|progression|ecart)\b/.test(plain(other.label)),
    )
  )
    return [];
  const entry = table.rows.map((row) => row.entries.get(column.key)).find((one) => one !== undefined);
  return role && entry
    ? [
        single(
          'doubtful',
          'year-slip',
          entry,
          `La colonne « ${column.label} » est la seule du tableau à nommer ${years[0]}, les autres nomment ${year}.`,
          { expected: column.label.replace(String(years[0]), String(year)) },
        ),
      ]
    : [];
}
