import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { type Day, parseNearDay } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listTeams } from '../../../directory/index.ts';
import {
  findPersonOfAccount,
  listWorkingPersons,
  personLabel,
  readWeekScope,
  type WeekScope,
  type WorkingPerson,
} from '../../../staff/index.ts';
import { asApprover, mayApproveWeeks, mayFollowTime, mayLockMonths } from '../../activity.access.ts';
import { readShownWeeks, type ShownWeeks } from '../../activity.paths.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { mondaysOf, owedWeeksOf, wholeWeeks, withOthersRecorded } from '../../week/owed-weeks.ts';
import { listReminders } from '../../week/reminder.store.ts';
import { frenchWeek, monthOf, monthsLater, monthWindow, weekNumber } from '../../week/week-days.ts';
import { listRecordedDays, listWeekStates, type RecordedDay } from '../../week/week-list.store.ts';
import { type Beside, countWarnings, type FollowedPerson, type FollowedWeek, followedWeek } from './followed-week.ts';

function monthAsked({ url, today }: PageReading): Day {
  return parseNearDay(`${url.searchParams.get('mois') ?? ''}-01`) ?? monthOf(today);
}

type Window = { readonly from: Day; readonly to: Day };

const isIn = ({ from, to }: Window, date: Day) => from <= date && date < to;
const key = (person: string, date: Day) => `${person} ${date}`;

/** Whose weeks the reader approves, returns and reminds of: those of their teams, and not their own unless they are the direction. */
async function readDecided({ tx, actor }: PageReading, mondays: readonly Day[]): Promise<(person: string) => boolean> {
  if (!mayApproveWeeks(actor).may) return () => false;
  const { isShown } = await readWeekScope(tx, asApprover(actor), mondays);
  const own = actor.roles.includes('direction') ? null : await findPersonOfAccount(tx, actor.id);
  return (person) => person !== own && mondays.some((monday) => isShown(person, monday));
}

type Read = {
  readonly persons: readonly WorkingPerson[];
  readonly recorded: readonly RecordedDay[];
  readonly month: Window;
  readonly isShown: WeekScope['isShown'];
};

/** Everybody with their weeks, what they placed in the month and what they owe of it. */
async function followAll(page: PageReading, window: Window, read: Read): Promise<FollowedPerson[]> {
  const { persons, recorded, month, isShown } = read;
  const mondays = mondaysOf(window);
  const { tx, today } = page;
  const states = await listWeekStates(tx, window);
  const reminded = new Map((await listReminders(tx, window)).map((one) => [key(one.person, one.monday), one.day]));
  const versions = new Map(states.map((one) => [key(one.person, one.monday), one.version]));
  const placed = new Map(recorded.map((one) => [key(one.person, one.date), one.hundredths]));
  const beside: Beside = {
    today,
    warningsAt: await countWarnings(page, window, persons, recorded),
    versionOf: (person, monday) => versions.get(key(person, monday)) ?? 0,
    remindedOn: (person, monday) => reminded.get(key(person, monday)) ?? null,
    placedOn: (person, date) => placed.get(key(person, date)) ?? 0,
  };
  const decides = await readDecided(page, mondays);
  const owed = owedWeeksOf({ persons, recorded, states }, mondays).filter(({ person, monday }) => isShown(person, monday));
  const weeksOf = Map.groupBy(owed, ({ person }) => person);
  return persons.map((person) => {
    const days = person.days.filter(({ day }) => isIn(month, day));
    return {
      ...{ code: person.code, label: personLabel(person), teams: [...person.teams], mayDecide: decides(person.code) },
      weeks: (weeksOf.get(person.code) ?? []).map((week) => followedWeek(week, person, beside)),
      placed: days.reduce((total, { day }) => total + beside.placedOn(person.code, day), 0),
      due: days.reduce((total, { due }) => total + due, 0),
    };
  });
}

/** The weeks that wait for the reader or for others to approve them, the oldest first. */
function weeksToApprove(persons: readonly FollowedPerson[]) {
  return persons
    .flatMap(({ label, mayDecide, weeks }) =>
      weeks.filter(({ state }) => state === 'finished').map((week) => ({ ...week, who: label, mayDecide })),
    )
    .sort((a, b) => (a.monday === b.monday ? 0 : a.monday < b.monday ? -1 : 1));
}

/** Those who are late, with the weeks that they have not finished. */
function latePersons(persons: readonly FollowedPerson[], today: Day) {
  return persons.flatMap(({ code, label, mayDecide, weeks }) => {
    const late = weeks.filter(({ isLate }) => isLate);
    return late.length === 0
      ? []
      : [{ code, label, mayDecide, weeks: late, isRemindedToday: late.every(({ reminded }) => reminded === today) }];
  });
}

/** What the people of one's teams recorded of a month, week by week. */
export async function loadTeamTime(page: PageReading) {
  const { tx, actor, today, url } = page;
  demand(mayFollowTime(actor));
  const first = monthAsked(page);
  const month = monthWindow(first);
  const window = wholeWeeks(month);
  const mondays = mondaysOf(window);
  const { isShown, teams: followedTeams } = await readWeekScope(tx, actor, mondays);
  const teams = await listTeams(tx);
  const recorded = await listRecordedDays(tx, window);
  const all = withOthersRecorded(await listWorkingPersons(tx, window), recorded).filter(({ code }) =>
    mondays.some((monday) => isShown(code, monday)),
  );
  const codes = new Set(all.flatMap((one) => [...one.teams]));
  const asked = url.searchParams.get('equipe');
  const persons = asked ? all.filter((one) => one.teams.has(asked)) : all;
  const followed = await followAll(page, window, { persons, recorded, month, isShown });
  const shown: ShownWeeks = readShownWeeks(url.searchParams.get('etat'));
  return {
    month: first.slice(0, 7),
    monthWords: frenchMonthOf(first),
    before: monthsLater(first, -1).slice(0, 7),
    after: monthsLater(first, 1).slice(0, 7),
    team: asked && codes.has(asked) ? asked : null,
    teams: teams.filter(({ code }) => codes.has(code)).map(({ code, name }) => ({ value: code, label: name })),
    mondays: mondays.map((monday) => ({ monday, number: weekNumber(monday), words: frenchWeek(monday) })),
    shown,
    isAllChosen: url.searchParams.get('choix') === 'toutes',
    persons: followed,
    /** Those that the reader follows, among which the persons shown are. */
    led: [...new Set(followed.flatMap((one) => one.teams))].filter((code) =>
      asked ? code === asked : (followedTeams?.has(code) ?? true),
    ),
    toApprove: weeksToApprove(followed),
    late: latePersons(followed, today),
    locks: mayLockMonths(actor).may,
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
