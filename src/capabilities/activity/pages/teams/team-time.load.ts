import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { type Day, dayOf, parseDay } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { listBodies, listTeams } from '../../../directory/index.ts';
import { listWorkingPersons, personLabel, readWeekScope, type WorkingPerson } from '../../../staff/index.ts';
import { mayFollowTime, mayLockMonths } from '../../activity.access.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { isLate, isUnfinished, type OwedWeek } from '../../week/completeness.ts';
import { mondaysOf, owedWeeksOf, wholeWeeks, withOthersRecorded } from '../../week/owed-weeks.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import { readServed } from '../../week/served.ts';
import { warningsOf } from '../../week/warnings.ts';
import { frenchWeek, mondayOf, weekNumber } from '../../week/week-days.ts';
import { listRecordedDays, listServedWork, listWeekStates, type RecordedDay } from '../../week/week-list.store.ts';
import { frenchWeekState } from '../../week/week-state.ts';
import type { Work } from '../../week/work.ts';

const monthStart = (date: Day) => dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1);

/** The first day of the month that is so many months later. */
function monthsLater(month: Day, count: number): Day {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return dayOf(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** A week of somebody as the head of a team looks at it. */
export type FollowedWeek = OwedWeek & {
  readonly words: string;
  readonly label: string;
  readonly isLate: boolean;
  readonly balance: string;
  readonly warnings: number;
};

export type FollowedPerson = {
  readonly code: string;
  readonly label: string;
  readonly teams: readonly string[];
  readonly weeks: readonly FollowedWeek[];
  readonly placed: number;
  readonly due: number;
};

function stateWords(week: OwedWeek, today: Day): string {
  if (week.due === 0 && week.placed === 0) return 'rien de dû';
  if (week.state === 'finished') return 'à approuver';
  if (week.state !== 'approved' && !isUnfinished(week)) return 'importée';
  return isLate(week, today) && week.state === 'open' ? 'en retard' : frenchWeekState[week.state];
}

/** How many things are to be looked at, by person and Monday. */
async function countWarnings(
  page: PageReading,
  window: { from: Day; to: Day },
  persons: readonly WorkingPerson[],
  recorded: readonly RecordedDay[],
) {
  const served = await readServed(page.tx, window, await listApplications(page.tx));
  const names = new Map((await listBodies(page.tx)).map(({ code, shortName }) => [code, shortName]));
  const planned = new Map(
    persons.map(({ code, days }) => [code, new Set(days.filter((one) => one.planned > 0).map(({ day }) => day))]),
  );
  const work = (application: string, body: string | null): Work => ({
    ...{ kind: '', application, domain: null, project: null, comment: null },
    ...(body === null ? { body, scope: 'shared' } : { body, scope: null }),
  });
  const none: Work = { kind: '', application: null, domain: null, project: null, comment: null, body: null, scope: 'internal' };
  const done = [
    ...(await listServedWork(page.tx, window)).map((one) => ({ ...one, work: work(one.application, one.body), hundredths: 0 })),
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

function monthAsked({ url, today }: PageReading): Day {
  const asked = parseDay(`${url.searchParams.get('mois') ?? ''}-01`);
  return monthStart(asked ?? today);
}

const isIn = (month: Day, date: Day) => date >= month && date < monthsLater(month, 1);

function followedWeek(week: OwedWeek, today: Day, warnings: number): FollowedWeek {
  const balance = `${frenchPart(week.placed)} / ${frenchPart(week.due)}`;
  return {
    ...week,
    words: stateWords(week, today),
    label: frenchWeek(week.monday),
    isLate: isLate(week, today),
    balance,
    warnings,
  };
}

function followedPerson(person: WorkingPerson, month: Day): Omit<FollowedPerson, 'weeks' | 'placed'> {
  const due = person.days.filter(({ day }) => isIn(month, day)).reduce((total, one) => total + one.due, 0);
  return { code: person.code, label: personLabel(person), teams: [...person.teams], due };
}

/** What the people of one's teams recorded of a month, week by week. */
export async function loadTeamTime(page: PageReading) {
  const { tx, actor, today, url } = page;
  demand(mayFollowTime(actor));
  const month = monthAsked(page);
  const window = wholeWeeks({ from: month, to: monthsLater(month, 1) });
  const mondays = mondaysOf(window);
  const isShown = await readWeekScope(tx, actor, mondays);
  const teams = await listTeams(tx);
  const recorded = await listRecordedDays(tx, window);
  const all = withOthersRecorded(await listWorkingPersons(tx, window), recorded).filter(({ code }) =>
    mondays.some((monday) => isShown(code, monday)),
  );
  const asked = url.searchParams.get('equipe');
  const persons = asked ? all.filter((one) => one.teams.has(asked)) : all;
  const states = await listWeekStates(tx, window);
  const owed = owedWeeksOf({ persons, recorded, states }, mondays).filter(({ person, monday }) => isShown(person, monday));
  const weeksOf = Map.groupBy(owed, ({ person }) => person);
  const warningsAt = await countWarnings(page, window, persons, recorded);
  const nameOf = (code: string) => teams.find((team) => team.code === code)?.name ?? code;
  const placedOf = Map.groupBy(
    recorded.filter(({ date }) => isIn(month, date)),
    ({ person }) => person,
  );
  const sum = (days: readonly { readonly hundredths: number }[]) => days.reduce((total, { hundredths }) => total + hundredths, 0);
  const followed = persons.map((person) => ({
    ...followedPerson(person, month),
    weeks: (weeksOf.get(person.code) ?? []).map((week) => followedWeek(week, today, warningsAt(person.code, week.monday))),
    placed: sum(placedOf.get(person.code) ?? []),
  }));
  const codes = new Set(all.flatMap((one) => [...one.teams]));
  return {
    month: month.slice(0, 7),
    monthWords: frenchMonthOf(month),
    before: monthsLater(month, -1).slice(0, 7),
    after: monthsLater(month, 1).slice(0, 7),
    team: asked && codes.has(asked) ? asked : null,
    teams: teams.filter(({ code }) => codes.has(code)).map(({ code, name }) => ({ value: code, label: name })),
    mondays: mondays.map((monday) => ({ monday, number: weekNumber(monday), words: frenchWeek(monday) })),
    persons: followed,
    byTeam: [...new Set(followed.flatMap((one) => one.teams))].map((code) => teamLine(code, nameOf(code), followed)),
    locks: mayLockMonths(actor).may,
  };
}

/** How complete a month of a team is; somebody shared between teams counts whole in each. */
function teamLine(code: string, name: string, persons: readonly FollowedPerson[]) {
  const own = persons.filter(({ teams }) => teams.includes(code));
  const sum = (pick: (person: FollowedPerson) => number) => own.reduce((total, one) => total + pick(one), 0);
  const owed = own.flatMap(({ weeks }) => weeks).filter(({ due }) => due > 0);
  return {
    code,
    name,
    persons: own.length,
    placed: sum(({ placed }) => placed),
    due: sum(({ due }) => due),
    unfinished: owed.filter(isUnfinished).length,
    notApproved: owed.filter((week) => week.state !== 'approved' && (week.state === 'finished' || isUnfinished(week))).length,
  };
}

export type TeamTime = Awaited<ReturnType<typeof loadTeamTime>>;

/** A line of the file: a week of somebody. */
export type WeekLine = { readonly person: FollowedPerson; readonly week: FollowedWeek };

export const weekColumns: readonly ListColumn<WeekLine>[] = [
  { key: 'personne', label: 'Matricule', value: ({ person }) => person.code },
  { key: 'nom', label: 'Personne', value: ({ person }) => person.label },
  { key: 'lundi', label: 'Lundi', value: ({ week }) => week.monday },
  { key: 'etat', label: 'État', value: ({ week }) => week.words },
  { key: 'du', label: 'Jours dus', numeric: true, value: ({ week }) => week.due / 100 },
  { key: 'place', label: 'Jours placés', numeric: true, value: ({ week }) => week.placed / 100 },
  { key: 'a-regarder', label: 'À regarder', numeric: true, value: ({ week }) => week.warnings },
];

export function weekLines({ persons }: TeamTime): readonly WeekLine[] {
  return persons.flatMap((person) => person.weeks.map((week) => ({ person, week })));
}
