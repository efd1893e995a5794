import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays, type Day, parseNearDay } from '../../../../kernel/day.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listTeams } from '../../../directory/index.ts';
import {
  listWorkingPersons,
  personLabel,
  readWeekScope,
  teamsUnder,
  type WeekScope,
  type WorkingPerson,
} from '../../../staff/index.ts';
import { mayFollowTime, mayLockMonths } from '../../activity.access.ts';
import { readShownWeeks, type ShownWeeks } from '../../activity.paths.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { readAnswerable } from '../../week/answerable.ts';
import { balanceOf } from '../../week/balance.ts';
import type { OwedWeek } from '../../week/completeness.ts';
import { listLockedMonths } from '../../week/month-lock.store.ts';
import { mondaysOf, owedWeeksOf, wholeWeeks, withOthersFollowed } from '../../week/owed-weeks.ts';
import { listReminders } from '../../week/reminder.store.ts';
import { frenchWeek, mondayOf, monthOf, monthsLater, monthWindow, weekNumber } from '../../week/week-days.ts';
import { listRecordedDays, listWeekStates, type RecordedDay } from '../../week/week-list.store.ts';
import { type Beside, countWarnings, type FollowedPerson, type FollowedWeek, followedWeek } from './followed-week.ts';
import { inTree } from './led-teams.ts';

function monthAsked({ url, today }: PageReading): Day {
  return parseNearDay(`${url.searchParams.get('mois') ?? ''}-01`) ?? monthOf(today);
}

type Window = { readonly from: Day; readonly to: Day };

const isIn = ({ from, to }: Window, date: Day) => from <= date && date < to;
const key = (person: string, date: Day) => `${person} ${date}`;

type Read = {
  readonly persons: readonly WorkingPerson[];
  readonly recorded: readonly RecordedDay[];
  readonly states: Awaited<ReturnType<typeof listWeekStates>>;
  /** The weeks of the month, by person. */
  readonly weeksOf: ReadonlyMap<string, readonly OwedWeek[]>;
  readonly month: Window;
  readonly isShown: WeekScope['isShown'];
};

/** Somebody’s month: what is placed of it counts as in their weeks. */
function followPerson(person: WorkingPerson, beside: Beside, read: Read, placedOn: (date: Day) => number): FollowedPerson {
  const { code } = person;
  const { month, isShown } = read;
  const weeks = read.weeksOf.get(code) ?? [];
  const days = person.days.filter(({ day }) => isIn(month, day) && isShown(code, mondayOf(day)));
  const { placed, due } = balanceOf(
    days,
    days.map(({ day }) => placedOn(day)),
  );
  const atWork = new Set(person.days.filter(({ isThere }) => isThere).map(({ day }) => mondayOf(day)));
  return {
    ...{ code, label: personLabel(person), teams: [...person.teams], placed, due },
    weeks: weeks.filter(({ monday }) => isShown(code, monday)).map((week) => followedWeek(week, beside)),
    elsewhere: weeks.filter(({ monday }) => !isShown(code, monday)).map(({ monday }) => monday),
    otherMonth: [...atWork].filter((monday) => !weeks.some((week) => week.monday === monday)),
  };
}

/** Everybody with their weeks, what they placed in the month and what they owe of it. */
async function followAll(page: PageReading, window: Window, read: Read): Promise<FollowedPerson[]> {
  const { persons, recorded, states } = read;
  const { tx, today } = page;
  const reminded = new Map((await listReminders(tx, window)).map((one) => [key(one.person, one.monday), one.day]));
  const versions = new Map(states.map((one) => [key(one.person, one.monday), one.version]));
  const placed = new Map(recorded.map((one) => [key(one.person, one.date), one.hundredths]));
  const beside: Beside = {
    today,
    warningsAt: await countWarnings(page, window, persons, recorded),
    versionOf: (person, monday) => versions.get(key(person, monday)) ?? 0,
    remindedOn: (person, monday) => reminded.get(key(person, monday)) ?? null,
    decides: await readAnswerable(tx, page.actor, mondaysOf(window)),
  };
  return persons.map((one) => followPerson(one, beside, read, (date) => placed.get(key(one.code, date)) ?? 0));
}

/** The weeks that wait for the reader or for others to approve them, the oldest first. */
function weeksToApprove(persons: readonly FollowedPerson[]) {
  return persons
    .flatMap(({ label, weeks }) => weeks.filter(({ state }) => state === 'finished').map((week) => ({ ...week, who: label })))
    .sort((a, b) => (a.monday === b.monday ? 0 : a.monday < b.monday ? -1 : 1));
}

/** Those who are late, with the weeks that they have not finished; and whether the reader may remind them of any of these. */
function latePersons(persons: readonly FollowedPerson[], today: Day) {
  return persons.flatMap(({ code, label, weeks: all }) => {
    const weeks = all.filter(({ isLate }) => isLate);
    const toTell = weeks.filter(({ mayDecide }) => mayDecide);
    const isRemindedToday = (toTell.length === 0 ? weeks : toTell).every(({ reminded }) => reminded === today);
    return weeks.length === 0 ? [] : [{ code, label, weeks, mayRemind: toTell.length > 0 && !isRemindedToday, isRemindedToday }];
  });
}

/** What the people of one's teams recorded of a month, week by week. */
export async function loadTeamTime(page: PageReading) {
  const { tx, actor, today, url } = page;
  demand(mayFollowTime(actor));
  const first = monthAsked(page);
  const month = monthWindow(first);
  const window = wholeWeeks(month);
  const mondays = mondaysOf(month);
  const { isShown, teams: followedTeams } = await readWeekScope(tx, actor, mondays);
  const teams = await listTeams(tx);
  const recorded = await listRecordedDays(tx, window);
  const states = await listWeekStates(tx, window);
  const everybody = withOthersFollowed(await listWorkingPersons(tx, window), { recorded, states });
  const owed = owedWeeksOf({ persons: everybody, recorded, states, locked: await listLockedMonths(tx) }, month);
  const weeksOf = Map.groupBy(owed, ({ person }) => person);
  const all = everybody.filter(({ code }) => weeksOf.get(code)?.some(({ monday }) => isShown(code, monday)));
  const isLed = (code: string) => followedTeams?.has(code) ?? true;
  const asked = url.searchParams.get('equipe');
  const team = teams.some(({ code }) => code === asked && isLed(code)) ? asked : null;
  const isOf = (one: WorkingPerson, code: string) => [...teamsUnder(teams, [code])].some((under) => one.teams.has(under));
  const isFollowed = (code: string) => code === team || (isLed(code) && all.some((one) => isOf(one, code)));
  const shownTeams = team === null ? null : teamsUnder(teams, [team]);
  const persons = team === null ? all : all.filter((one) => isOf(one, team));
  const followed = await followAll(page, window, { persons, recorded, states, weeksOf, month, isShown });
  const shownMondays = new Set(followed.flatMap(({ weeks, elsewhere }) => [...weeks.map(({ monday }) => monday), ...elsewhere]));
  const shown: ShownWeeks = readShownWeeks(url.searchParams.get('etat'));
  return {
    month: first.slice(0, 7),
    monthWords: frenchMonthOf(first),
    ...{ firstDay: first, lastDay: addDays(month.to, -1) },
    before: monthsLater(first, -1).slice(0, 7),
    after: monthsLater(first, 1).slice(0, 7),
    team,
    teams: teams.filter(({ code }) => isFollowed(code)).map(({ code, name }) => ({ value: code, label: name })),
    mondays: mondays
      .filter((monday) => shownMondays.has(monday))
      .map((monday) => ({ monday, number: weekNumber(monday), words: frenchWeek(monday) })),
    shown,
    isAllChosen: url.searchParams.get('choix') === 'toutes',
    persons: followed,
    /** Those that the reader follows and in which somebody is, with those that these are part of; only what is part of the one asked for. */
    led: inTree(teams, (code) => isFollowed(code) && (shownTeams?.has(code) ?? true)),
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
