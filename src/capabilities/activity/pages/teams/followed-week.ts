import type { PageReading } from '../../../../http/reading.ts';
import type { Day } from '../../../../kernel/day.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { listBodies } from '../../../directory/index.ts';
import type { WorkingPerson } from '../../../staff/index.ts';
import { isLate, isUnfinished, type OwedWeek } from '../../week/completeness.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import { readServed } from '../../week/served.ts';
import { warningsOf } from '../../week/warnings.ts';
import { frenchWeek, mondayOf } from '../../week/week-days.ts';
import { listServedWork, type RecordedDay } from '../../week/week-list.store.ts';
import { frenchWeekState } from '../../week/week-state.ts';
import type { Work } from '../../week/work.ts';

/** A week of somebody as the head of a team looks at it. */
export type FollowedWeek = OwedWeek & {
  readonly words: string;
  readonly label: string;
  readonly isLate: boolean;
  readonly balance: string;
  readonly warnings: number;
  readonly version: number;
  /** The day of the last mail about it; null when its person was sent none. */
  readonly reminded: Day | null;
  /** Whether the reader approves it, returns it and reminds of it. */
  readonly mayDecide: boolean;
};

export type FollowedPerson = {
  readonly code: string;
  readonly label: string;
  readonly teams: readonly string[];
  /** Those in which they are of the teams that the reader follows. */
  readonly weeks: readonly FollowedWeek[];
  /** Of the days of the month that lie in these weeks. */
  readonly placed: number;
  readonly due: number;
  /** Mondays of the weeks in which they are at work, and not for the reader to see. */
  readonly elsewhere: readonly Day[];
  /** Mondays of those in which they are at work, with nothing due nor recorded in the month. */
  readonly otherMonth: readonly Day[];
};

function stateWords(week: OwedWeek, today: Day): string {
  if (week.state === 'finished') return 'à approuver';
  if (week.due === 0 && week.state === 'open') return 'rien de dû';
  if (week.due > 0 && week.state !== 'approved' && !isUnfinished(week)) return 'importée';
  if (week.state !== 'open') return frenchWeekState[week.state];
  if (week.isLocked) return 'verrouillée';
  if (isLate(week, today)) return 'en retard';
  return week.monday > today ? 'à venir' : frenchWeekState.open;
}

/** How many things are to be looked at, by person and Monday. */
export async function countWarnings(
  { tx }: PageReading,
  window: { from: Day; to: Day },
  persons: readonly WorkingPerson[],
  recorded: readonly RecordedDay[],
) {
  const served = await readServed(tx, window, await listApplications(tx));
  const names = new Map((await listBodies(tx)).map(({ code, shortName }) => [code, shortName]));
  const planned = new Map(
    persons.map(({ code, days }) => [code, new Set(days.filter((one) => one.planned > 0).map(({ day }) => day))]),
  );
  const work = (application: string, body: string | null): Work => ({
    ...{ kind: '', application, domain: null, project: null, comment: null },
    ...(body === null ? { body, scope: 'shared' } : { body, scope: null }),
  });
  const none: Work = { kind: '', application: null, domain: null, project: null, comment: null, body: null, scope: 'internal' };
  const done = [
    ...(await listServedWork(tx, window)).map((one) => ({ ...one, work: work(one.application, one.body), hundredths: 0 })),
    ...recorded.map((one) => ({ ...one, work: none })),
  ];
  const byWeek = Map.groupBy(done, ({ person, date }) => `${person} ${mondayOf(date)}`);
  return (person: string, monday: Day): number =>
    warningsOf(
      byWeek.get(`${person} ${monday}`) ?? [],
      served,
      { application: (code) => code, body: (code) => names.get(code) ?? code },
      (date) => planned.get(person)?.has(date) ?? false,
    ).length;
}

/** What is known of weeks beside what they owe. */
export type Beside = {
  readonly today: Day;
  readonly warningsAt: (person: string, monday: Day) => number;
  readonly versionOf: (person: string, monday: Day) => number;
  readonly remindedOn: (person: string, monday: Day) => Day | null;
  readonly decides: (person: string, monday: Day) => boolean;
};

export function followedWeek(week: OwedWeek, beside: Beside): FollowedWeek {
  const { person, monday } = week;
  return {
    ...week,
    words: stateWords(week, beside.today),
    label: frenchWeek(monday),
    isLate: isLate(week, beside.today),
    balance: `${frenchPart(week.placed)} / ${frenchPart(week.due)}`,
    warnings: beside.warningsAt(person, monday),
    version: beside.versionOf(person, monday),
    reminded: beside.remindedOn(person, monday),
    mayDecide: beside.decides(person, monday),
  };
}
