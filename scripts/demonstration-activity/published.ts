import { type Row, rowsOf } from './tables.ts';

export type Edition = 2018 | 2020;

const editions: Readonly<Record<Edition, readonly Row[]>> = {
  2018: rowsOf('chiffres-publies-2018'),
  2020: rowsOf('chiffres-publies-2020'),
};

export type Place = {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly period?: string;
  readonly unit?: string;
  /** How the section begins, where two of them print the same. */
  readonly section?: string;
};

/** The number that a report prints in a place. @throws Error when none does, or several with different values */
export function printed(edition: Edition, place: Place): number {
  const { section = '', unit = 'days', period, ...labels } = place;
  const found = editions[edition].filter(
    (cell) =>
      cell['section']?.startsWith(section) === true &&
      cell['unit'] === unit &&
      (period === undefined || cell['period'] === period) &&
      Object.entries(labels).every(([name, text]) => cell[name] === text),
  );
  const values = [...new Set(found.map((cell) => Number(cell['value'])))];
  const [value] = values;
  if (value === undefined || values.length > 1) throw new Error(`${values.length} figures in ${JSON.stringify(place)}`);
  return value;
}

/** The figures of some rows of a table in a year. */
export function printedRows(edition: Edition, table: string, rows: readonly string[], year: number): readonly number[] {
  return rows.map((row) => printed(edition, { table, row, column: String(year) }));
}
