import { type Day, day } from '../../../kernel/day.ts';
import { holidaysBetween } from '../holidays.ts';
import type { TeamScope } from './balance.ts';
import { forecast, outlookOf, type TeamForecast } from './forecast.ts';
import type { ProjectDays, RunDays } from './load.ts';
import { type Month, parseMonth } from './month.ts';
import { partsOfDay } from './parts.ts';
import type { Plan } from './what-if.ts';
import { halfDayOf } from './work-calendar.ts';
import type { Assignment, Occupation, Worker } from './workforce.ts';

/** Three years before the plan of the examples, and two after: the holidays of France. */
export const holidays: readonly Day[] = holidaysBetween(2023, 2030, 'france').map((one) => one.day);

/** `2027-03` as a month. @throws RangeError when it is none */
export function monthNamed(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new RangeError(`not a month: ${text}`);
  return month;
}

/** The month in which the plans of the examples begin. */
export const firstMonth = monthNamed('2026-12');

const always = { fromDay: day('2020-01-01'), toDay: null };

export function occupation(changes: Partial<Occupation> = {}): Occupation {
  return { ...always, post: 'P1', postTeam: 'infra', quota: 100, rate: 100, ...changes };
}

export function assignment(team: string, share: number, changes: Partial<Assignment> = {}): Assignment {
  return { ...always, team, share, ...changes };
}

/** Somebody who works full time in the infrastructure team, since long and until further notice. */
export function worker(changes: Partial<Worker> = {}): Worker {
  const nothing = { assignments: [], patterns: [], absences: [], skills: [] };
  return { code: 'A1', birth: null, ...nothing, occupations: [occupation()], ...changes };
}

/** Away from a day to another, both included. */
export function away(from: string, to: string) {
  return { from: halfDayOf(day(from)), to: halfDayOf(day(to)) + 2 };
}

export const skill = (name: string) => ({ skill: name, fromDay: null, toDay: null });

/** Run of a past month, in days. */
export function ran(team: string, month: string, days: number, named = ''): RunDays {
  return { team, month: monthNamed(month), skill: named, hundredths: days * 100 };
}

/** Days planned for a project. */
export function planned(project: string, team: string, month: string, days: number, named = ''): ProjectDays {
  return { ...ran(team, month, days, named), project };
}

export function scopeOf(code: string, ...children: readonly TeamScope[]): TeamScope {
  return { code, children, members: new Set([code, ...children.flatMap(({ members }) => [...members])]) };
}

/** What one team can give and has to carry, from the month in which the examples begin. */
export function forecastOf(
  plan: Partial<Plan>,
  run: readonly RunDays[] = [],
  scope: TeamScope = scopeOf('infra'),
  recorded: Partial<Plan> = plan,
): TeamForecast {
  const whole = (some: Partial<Plan>): Plan => ({ workers: [], projects: [], ...some });
  const outlook = outlookOf(whole(recorded), run, firstMonth, holidays);
  const [found] = forecast(whole(plan), outlook, [scope]);
  if (!found) throw new RangeError('a scope always has a forecast');
  return found;
}

/** The month of a forecast, days as plain numbers. */
export function inMonth({ balances }: Pick<TeamForecast, 'balances'>, month: string) {
  const found = balances.find((one) => one.month === monthNamed(month));
  if (!found) throw new RangeError(`not a month of the forecast: ${month}`);
  const days = (parts: number) => parts / partsOfDay;
  const { available, run, projects, balance, state } = found;
  return {
    gross: days(available.gross),
    away: days(available.away),
    usual: days(available.usual),
    run: run === null ? null : days(run),
    projects: days(projects),
    balance: balance === null ? null : days(balance),
    state,
  };
}
