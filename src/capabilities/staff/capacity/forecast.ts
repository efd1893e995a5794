import { type Day, yearOf } from '../../../kernel/day.ts';
import { availableDays } from './available-days.ts';
import { balanceOf, firstOverload, type MonthBalance, type TeamScope, teamsWithoutRun } from './balance.ts';
import { type RunDays, type RunSeason, runSeason, skillsNamed } from './load.ts';
import { addMonths, type Month, monthsFrom } from './month.ts';
import { legalRate, type UsualLeave, usualLeave, yearsOfUsage } from './usual-leave.ts';
import type { Plan } from './what-if.ts';
import { type WorkCalendar, workCalendar } from './work-calendar.ts';
import { monthsWindow, stintsOf } from './workforce.ts';

/** How far one looks ahead. */
export const monthsAhead = 18;

/** The stretch of records that a plan beginning in a month reads: the past that says what is usual, and the months to come. */
export function windowOf(first: Month): { readonly past: Month; readonly first: Month; readonly end: Month } {
  return { past: addMonths(first, -12 * yearsOfUsage), first, end: addMonths(first, monthsAhead) };
}

/** What does not change with hypotheses: the calendar, and what the past says is usual. */
export type Outlook = {
  readonly first: Month;
  readonly months: readonly Month[];
  readonly calendar: WorkCalendar;
  readonly usual: UsualLeave;
  readonly run: RunSeason;
  /** The loads recorded, for the skills that they name: a project that is dropped does not take the name of its skill along. */
  readonly loads: readonly RunDays[];
};

export function outlookOf(recorded: Plan, run: readonly RunDays[], first: Month, holidays: readonly Day[]): Outlook {
  const { past, end } = windowOf(first);
  const calendar = workCalendar(past, end, holidays);
  const before = monthsWindow(past, first);
  const stints = recorded.workers.flatMap((worker) => stintsOf(worker, calendar, before));
  const usual = usualLeave(stints, legalRate(yearOf(first), holidays));
  return {
    first,
    months: monthsFrom(first, monthsAhead),
    calendar,
    usual,
    run: runSeason(run, first),
    loads: [...run, ...recorded.projects],
  };
}

/** A skill that some load names, with the days of those who have it. */
export type SkillForecast = {
  readonly skill: string;
  readonly balances: readonly MonthBalance[];
  readonly overload: Month | null;
};

export type TeamForecast = {
  readonly team: string;
  readonly balances: readonly MonthBalance[];
  readonly overload: Month | null;
  readonly skills: readonly SkillForecast[];
  /** Teams that make the run unknown. */
  readonly withoutRun: readonly string[];
};

/** What each team can give and has to carry over the months ahead, if the plan is so. */
export function forecast(plan: Plan, outlook: Outlook, scopes: readonly TeamScope[]): readonly TeamForecast[] {
  const { calendar, usual, months, run, first } = outlook;
  const window = monthsWindow(first, windowOf(first).end);
  const people = plan.workers.map((worker) => ({ worker, stints: stintsOf(worker, calendar, window) }));
  const loads = { days: availableDays(people, usual), run, projects: plan.projects };
  return scopes.map((scope) => {
    const balances = balanceOf(scope, loads, months);
    const skills = skillsNamed(outlook.loads, scope.members).map((skill) => {
      const own = balanceOf(scope, loads, months, skill);
      return { skill, balances: own, overload: firstOverload(own) };
    });
    const withoutRun = teamsWithoutRun(scope, loads);
    return { team: scope.code, balances, overload: firstOverload(balances), skills, withoutRun };
  });
}
