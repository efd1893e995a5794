import type { PageReading } from '../../../../http/reading.ts';
import type { Day } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listVacancies, type Vacancy } from '../../measures/post-count.store.ts';
import { readMoment } from './moment.ts';

export const vacancyTableId = 'postes-vacants';

export type VacancyLine = Vacancy & { readonly months: number | null; readonly filledText: string };

/** Whole months from a day to another, as one counts them on a calendar. */
function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDate < fromDate ? 1 : 0);
}

/** The vacant posts of the date asked, the longest vacant first. */
export async function listVacancyLines(page: PageReading): Promise<{ date: Day; lines: readonly VacancyLine[] }> {
  const { date } = await readMoment(page);
  const vacancies = await listVacancies(page.tx, date);
  const lines = vacancies.map((one) => ({
    ...one,
    months: one.since === null ? null : monthsBetween(one.since, date),
    filledText: one.filled === 0 ? 'non' : `à ${one.filled} %`,
  }));
  return { date, lines };
}

export const vacancyColumns: readonly ListColumn<VacancyLine>[] = [
  { key: 'poste', label: 'Poste', value: ({ post }) => post },
  { key: 'intitule', label: 'Intitulé', value: ({ title }) => title },
  { key: 'grade', label: 'Grade', value: ({ gradeName }) => gradeName },
  { key: 'equipe', label: 'Équipe', value: ({ teamName }) => teamName },
  { key: 'quotite', label: 'Quotité (%)', numeric: true, value: ({ quota }) => quota },
  { key: 'occupe', label: 'Occupé', value: ({ filledText }) => filledText },
  {
    key: 'depuis',
    label: 'Vacant depuis',
    value: ({ since }) => (since === null ? null : frenchDay(since)),
    file: ({ since }) => since ?? '',
  },
  { key: 'mois', label: 'Mois', numeric: true, value: ({ months }) => months },
];
