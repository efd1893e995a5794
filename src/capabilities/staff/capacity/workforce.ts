import type { Day } from '../../../kernel/day.ts';
import type { Month } from './month.ts';
import { addMonths } from './month.ts';
import { fullTime, type Parts, partsOfUnit, wholeShare } from './parts.ts';
import { type HalfDays, halfDayOf, mergeStretches, type WorkCalendar } from './work-calendar.ts';

/** From a day to the one before `toDay`; null: still. */
export type Stretch = { readonly fromDay: Day; readonly toDay: Day | null };

/** A post held, or work outside of posts (`post` null), at a quota and a rate in hundredths of full time. */
export type Occupation = Stretch & {
  readonly post: string | null;
  /** The team of the post: whatever of the person no assignment gives to another. */
  readonly postTeam: string | null;
  readonly quota: number;
  readonly rate: number;
};

export type Assignment = Stretch & { readonly team: string; readonly share: number };
export type WorkPattern = Stretch & { readonly pattern: string };
export type Skill = { readonly skill: string; readonly fromDay: Day | null; readonly toDay: Day | null };

/** Somebody who works, with all that says when, how much and for whom. */
export type Worker = {
  readonly code: string;
  /** The recorded day of birth, or the middle of the years between which it lies. */
  readonly birth: Day | null;
  readonly occupations: readonly Occupation[];
  readonly assignments: readonly Assignment[];
  readonly patterns: readonly WorkPattern[];
  readonly absences: readonly HalfDays[];
  /** What they can do alone. */
  readonly skills: readonly Skill[];
};

/** What one person gives to one team over a part of a month in which nothing changes for them. */
export type Stint = { readonly month: Month; readonly team: string | null; readonly gross: Parts; readonly away: Parts };

export function holds({ fromDay, toDay }: { readonly fromDay: Day | null; readonly toDay: Day | null }, date: Day): boolean {
  return (fromDay === null || fromDay <= date) && (toDay === null || toDay > date);
}

/** True for somebody who works for one of these teams on some day of a window, by an assignment or by the post that they hold. */
export function worksFor(
  { occupations, assignments }: Worker,
  teams: ReadonlySet<string>,
  window: { readonly from: Day; readonly to: Day },
): boolean {
  const isNow = ({ fromDay, toDay }: Stretch) => fromDay < window.to && (toDay === null || toDay > window.from);
  if (!occupations.some(isNow)) return false;
  return (
    assignments.some((one) => isNow(one) && teams.has(one.team)) ||
    occupations.some((one) => isNow(one) && one.postTeam !== null && teams.has(one.postTeam))
  );
}

type Held = { readonly occupation: Occupation; readonly time: number };

/** The occupations of a day, the longest first, each with its part of full time; together never more than one person can do. */
function heldOn(worker: Worker, date: Day): Held[] {
  let left = fullTime;
  return worker.occupations
    .filter((occupation) => holds(occupation, date))
    .sort((a, b) => b.quota * b.rate - a.quota * a.rate || (a.fromDay < b.fromDay ? -1 : 1))
    .map((occupation) => {
      const time = Math.min(left, occupation.quota * occupation.rate);
      left -= time;
      return { occupation, time };
    });
}

/** Shares that exceed a whole person are brought back to it, to the hundredth, by largest remainder. */
function wholeShares(assignments: readonly Assignment[]): readonly Pick<Assignment, 'team' | 'share'>[] {
  const total = assignments.reduce((sum, { share }) => sum + share, 0);
  if (total <= wholeShare) return assignments;
  const cut = assignments.map(({ team, share }) => ({
    team,
    share: Math.floor((share * wholeShare) / total),
    rest: (share * wholeShare) % total,
  }));
  const missing = wholeShare - cut.reduce((sum, { share }) => sum + share, 0);
  const served = new Set([...cut].sort((a, b) => b.rest - a.rest).slice(0, missing));
  return cut.map((one) => ({ team: one.team, share: one.share + (served.has(one) ? 1 : 0) }));
}

/** Team → ten thousandths of time × hundredths of share, on a day. A pattern says the whole of the time: it is the main occupation's. */
function weightsOn(worker: Worker, date: Day, hasPattern: boolean): ReadonlyMap<string | null, number> {
  const held = heldOn(worker, date);
  const shares = wholeShares(worker.assignments.filter((assignment) => holds(assignment, date)));
  const rest = wholeShare - shares.reduce((sum, { share }) => sum + share, 0);
  const weights = new Map<string | null, number>();
  const add = (team: string | null, weight: number) => {
    if (weight > 0) weights.set(team, (weights.get(team) ?? 0) + weight);
  };
  for (const { occupation, time } of hasPattern ? held.slice(0, 1).map((one) => ({ ...one, time: fullTime })) : held) {
    for (const { team, share } of shares) add(team, time * share);
    add(occupation.postTeam, time * rest);
  }
  return weights;
}

/** The teams to which somebody gives time on a day; null for time that no team has. */
export function teamsOn(worker: Worker, date: Day): ReadonlySet<string | null> {
  return new Set(weightsOn(worker, date, false).keys());
}

/** A month of a window, with its half days, so that they are worked out once for everybody. */
type MonthOf = { readonly month: Month; readonly from: Day; readonly to: Day; readonly halfDays: HalfDays };

/** Months in a row, `to` being the day after the last one. */
export type MonthsWindow = { readonly from: Month; readonly to: Month; readonly months: readonly MonthOf[] };

export function monthsWindow(from: Month, to: Month): MonthsWindow {
  const months: MonthOf[] = [];
  for (let month = from; month < to; month = addMonths(month, 1)) {
    const next = addMonths(month, 1);
    months.push({ month, from: month, to: next, halfDays: { from: halfDayOf(month), to: halfDayOf(next) } });
  }
  return { from, to, months };
}

/** The days within a window on which something changes for a person, in order. */
function changesOf(worker: Worker, { from, to }: MonthsWindow): readonly Day[] {
  const changes = new Set<Day>();
  for (const { fromDay, toDay } of [...worker.occupations, ...worker.assignments, ...worker.patterns])
    for (const change of [fromDay, toDay]) if (change !== null && change > from && change < to) changes.add(change);
  return [...changes].sort();
}

/** `absences` in order, none over another. */
function countWithin(calendar: WorkCalendar, absences: readonly HalfDays[], within: HalfDays, pattern?: string): number {
  let count = 0;
  for (const { from, to } of absences) {
    if (from >= within.to) break;
    if (to > within.from) count += calendar.count({ from: Math.max(from, within.from), to: Math.min(to, within.to) }, pattern);
  }
  return count;
}

type Standing = { readonly pattern: string | undefined; readonly weights: ReadonlyMap<string | null, number> };

function standingOn(worker: Worker, date: Day): Standing {
  const pattern = worker.patterns.find((one) => holds(one, date))?.pattern;
  return { pattern, weights: weightsOn(worker, date, pattern !== undefined) };
}

/** The parts of a month between the changes that fall within it. */
function partsOfMonth({ from, to, halfDays }: MonthOf, changes: readonly Day[]): readonly { from: Day; halfDays: HalfDays }[] {
  const inside = changes.filter((change) => change > from && change < to);
  if (inside.length === 0) return [{ from, halfDays }];
  const edges = [from, ...inside, to];
  return edges.slice(0, -1).map((edge, index) => ({
    from: edge,
    halfDays: { from: halfDayOf(edge), to: halfDayOf(edges[index + 1] ?? to) },
  }));
}

/** What a person gives to each team, month by month, before any leave but the recorded one is thought of. */
export function stintsOf(worker: Worker, calendar: WorkCalendar, window: MonthsWindow): Stint[] {
  if (!worker.occupations.some(({ fromDay, toDay }) => fromDay < window.to && (toDay === null || toDay > window.from))) return [];
  const absences = mergeStretches(worker.absences);
  const changes = changesOf(worker, window);
  const stints: Stint[] = [];
  let standing: Standing | null = null;
  for (const whole of window.months) {
    for (const { from, halfDays } of partsOfMonth(whole, changes)) {
      // Nothing has changed since the part before: most months of most people.
      if (standing === null || changes.includes(from)) standing = standingOn(worker, from);
      const { pattern, weights } = standing;
      if (weights.size === 0) continue;
      const worked = calendar.count(halfDays, pattern) * partsOfUnit;
      const away = countWithin(calendar, absences, halfDays, pattern) * partsOfUnit;
      for (const [team, weight] of weights)
        stints.push({ month: whole.month, team, gross: worked * weight, away: away * weight });
    }
  }
  return stints;
}
