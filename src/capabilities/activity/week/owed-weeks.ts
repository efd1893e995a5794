import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { findWorkingPerson, listWorkingPersons, type WorkingPerson } from '../../staff/index.ts';
import { balanceOf } from './balance.ts';
import type { OwedWeek } from './completeness.ts';
import { nothingDue } from './due-week.ts';
import { isWhollyLocked } from './frozen.ts';
import { listLockedMonths } from './month-lock.store.ts';
import { mondayOf } from './week-days.ts';
import { listRecordedDays, listWeekStates, type RecordedDay } from './week-list.store.ts';
import type { WeekState } from './week-state.ts';

type Window = { readonly from: Day; readonly to: Day };

/** The Mondays of the weeks that have a day in a window. */
export function mondaysOf({ from, to }: Window): readonly Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(from); monday < to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/** The window of whole weeks around another. */
export function wholeWeeks({ from, to }: Window): Window {
  return { from: mondayOf(from), to: addDays(mondayOf(addDays(to, -1)), 7) };
}

type Known = {
  readonly persons: readonly WorkingPerson[];
  readonly recorded: readonly RecordedDay[];
  readonly states: readonly { readonly person: string; readonly monday: Day; readonly state: WeekState }[];
  /** First days of locked months. */
  readonly locked: readonly Day[];
};

/** The days that put a week in a month: those on which something is due or recorded, or its Monday where there is none. */
function tellingDays(week: WorkingPerson['days'], done: readonly RecordedDay[], monday: Day): readonly Day[] {
  const telling = [...week.filter(({ due }) => due > 0).map(({ day }) => day), ...done.map(({ date }) => date)];
  return telling.length === 0 ? [monday] : telling.sort();
}

/**
 * The weeks of a window of everybody at work in them, or who has something recorded in them or finished them all the same. One over two
 * months is of each of those in which something of it is due or recorded. @param known over whole weeks
 */
export function owedWeeksOf({ persons, recorded, states, locked }: Known, window: Window): OwedWeek[] {
  const key = (person: string, monday: Day) => `${monday} ${person}`;
  const stateOf = new Map(states.map((one) => [key(one.person, one.monday), one.state]));
  const recordedOf = Map.groupBy(recorded, ({ person, date }) => key(person, mondayOf(date)));
  const mondays = mondaysOf(window);
  return persons.flatMap(({ code, days }) => {
    const dueOf = Map.groupBy(days, ({ day }) => mondayOf(day));
    return mondays.flatMap((monday) => {
      const week = dueOf.get(monday) ?? [];
      const done = recordedOf.get(key(code, monday)) ?? [];
      const state = stateOf.get(key(code, monday)) ?? 'open';
      if (!week.some(({ isThere }) => isThere) && done.length === 0 && state !== 'finished') return [];
      const telling = tellingDays(week, done, monday);
      if (!telling.some((date) => window.from <= date && date < window.to)) return [];
      const placedOn = new Map(done.map(({ date, hundredths }) => [date, hundredths]));
      const balance = balanceOf(
        week,
        week.map(({ day }) => placedOn.get(day) ?? 0),
      );
      return {
        ...{ person: code, monday, first: telling[0] ?? monday },
        ...{ due: balance.due, placed: balance.placed, isBalanced: balance.off.length === 0 },
        state,
        isLoaded: done.length > 0 && !done.some(({ isEntered }) => isEntered),
        isLocked: isWhollyLocked(monday, locked),
      };
    });
  });
}

/**
 * The same persons, and those who are not at work though something is recorded of them, or a week of theirs waits to be approved: nothing
 * is due of them.
 */
export function withOthersFollowed(
  persons: readonly WorkingPerson[],
  { recorded, states }: Pick<Known, 'recorded' | 'states'>,
): readonly WorkingPerson[] {
  const known = new Set(persons.map(({ code }) => code));
  const followed = [...recorded, ...states.filter(({ state }) => state === 'finished')];
  const others = [...new Set(followed.map(({ person }) => person))].filter((code) => !known.has(code)).sort();
  const daysOf = (code: string) => recorded.flatMap(({ person, date }) => (person === code ? [nothingDue(date)] : []));
  return [...persons, ...others.map((code) => ({ code, name: null, days: daysOf(code), teams: new Set<string>() }))];
}

/**
 * The weeks of a window, of everybody at work in them, for whoever asks whether figures of days are complete. What is due takes absences
 * into account as far as the reader may see them: planners see all.
 */
export async function listOwedWeeks(tx: Tx, window: Window): Promise<OwedWeek[]> {
  const weeks = wholeWeeks(window);
  const persons = await listWorkingPersons(tx, weeks);
  const recorded = await listRecordedDays(tx, weeks);
  const states = await listWeekStates(tx, weeks);
  return owedWeeksOf({ persons, recorded, states, locked: await listLockedMonths(tx) }, window);
}

/** The weeks of one person. @param weeks whole ones */
export async function listOwedWeeksOf(tx: Tx, person: string, weeks: Window): Promise<OwedWeek[]> {
  const working = await findWorkingPerson(tx, person, weeks);
  const recorded = await listRecordedDays(tx, weeks, person);
  const states = await listWeekStates(tx, weeks, person);
  const persons = withOthersFollowed(working === null ? [] : [working], { recorded, states });
  return owedWeeksOf({ persons, recorded, states, locked: await listLockedMonths(tx) }, weeks);
}
