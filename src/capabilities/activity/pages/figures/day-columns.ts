import { year, years } from '../../../../kernel/period.ts';
import type { Column } from '../../../../sheets/plan-rows.ts';
import type { DaysMoment, Reading } from './days-moment.ts';

type Measures = { readonly days: string; readonly share: string; readonly change: string };

const measuresOf: Readonly<Record<Reading, Measures>> = {
  specific: { days: 'activity.days', share: 'activity.share', change: 'activity.change' },
  full: { days: 'activity.full_days', share: 'activity.full_share', change: 'activity.full_change' },
};

/** Days in each of the years that are shown. */
export function yearColumns({ shown }: DaysMoment, reading: Reading = 'specific'): Column[] {
  return shown.map((one) => ({
    label: String(one),
    ask: (at) => ({ measure: measuresOf[reading].days, at, period: year(one) }),
  }));
}

/** The year that is read is the last that is shown. */
export const yearColumn = ({ shown }: DaysMoment) => shown.length - 1;

/** Days in each of the years, then what part of all days of the year that is read they are, and how they changed on the year before. */
export function dayColumns(moment: DaysMoment, reading: Reading = 'specific'): Column[] {
  const { share, change } = measuresOf[reading];
  const { year: read, before } = moment;
  const ofShare: Column = { label: `Part ${read}`, ask: (at) => ({ measure: share, at, period: year(read) }) };
  const columns = [...yearColumns(moment, reading), ofShare];
  if (before === null) return columns;
  const period = years(before, read);
  return [...columns, { label: `Évolution ${before}–${read}`, ask: (at) => ({ measure: change, at, period }) }];
}
