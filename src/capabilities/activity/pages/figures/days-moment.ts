import type { PageReading } from '../../../../http/reading.ts';
import { yearOf } from '../../../../kernel/day.ts';
import { listRecordedYears } from '../../activity.store.ts';

/** How shared days are read: as they were recorded, or spread over who uses the service. */
export type Reading = 'specific' | 'full';

/** What the sheets of days are read for. */
export type DaysMoment = {
  /** The year that is read. */
  readonly year: number;
  /** The years in which time is recorded, the latest first; none while there is none. */
  readonly years: readonly number[];
  /** The years told beside each other: five at most, that one last. */
  readonly shown: readonly number[];
  /** The year before, when it is recorded too. */
  readonly before: number | null;
  readonly reading: Reading;
};

/** The parameter that says how shared days are read, and its value for the full reading. */
export const readingParameter = 'lecture';
export const fullReading = 'repartie';

/** Reads `annee` and `lecture` of an address; without a year that is recorded, the last one that is over. */
export async function readDaysMoment({ tx, url, today }: Pick<PageReading, 'tx' | 'url' | 'today'>): Promise<DaysMoment> {
  const recorded = await listRecordedYears(tx);
  const asked = Number(url.searchParams.get('annee'));
  const last = recorded.filter((one) => one < yearOf(today)).at(-1) ?? recorded.at(-1) ?? yearOf(today);
  const year = recorded.includes(asked) ? asked : last;
  return {
    year,
    years: recorded.toReversed(),
    shown: recorded.filter((one) => one <= year).slice(-5),
    before: recorded.includes(year - 1) ? year - 1 : null,
    reading: url.searchParams.get(readingParameter) === fullReading ? 'full' : 'specific',
  };
}
