import { printed } from './published.ts';

export const categories = [
  ['bureautique', 'bureautiques'],
  ['métier', 'métiers'],
  ['reclassement', 'reclassements'],
] as const;
export type Category = (typeof categories)[number][0];

export const trainingYears = [2015, 2016, 2017, 2018, 2019, 2020] as const;

/** Persons trained and days given in a year, as the tables by category print them; the first report that prints a year is followed. */
export function trainingOf(year: number, category: Category): { readonly agents: number; readonly days: number } {
  const row = categories.find(([code]) => code === category)?.[1] ?? '';
  const place = { table: 'training-by-category', row, column: String(year) };
  const edition = year <= 2018 ? 2018 : 2020;
  return { agents: printed(edition, { ...place, unit: 'agents' }), days: printed(edition, place) };
}

/** The table of the support's days of 2018 has a day and a half less than that of training: heads of the systems pole gave them. */
export const givenByOthers2018 =
  categories.reduce((sum, [code]) => sum + trainingOf(2018, code).days, 0) -
  printed(2018, { table: 'support-activity-by-type', row: 'Formation', column: 'total Jours' });

/** Days that the support gave in a year, by category. */
export function givenBySupport(year: number): readonly number[] {
  return categories.map(([code]) => trainingOf(year, code).days - (year === 2018 && code === 'métier' ? givenByOthers2018 : 0));
}
