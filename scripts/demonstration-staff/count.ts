import { agentStatuses } from '../../src/capabilities/staff/status.ts';
import { addDays, day } from '../../src/kernel/day.ts';
import { isThere, type Person, type Stay } from './careers.ts';
import { posts } from './posts.ts';

/** Counts of the history, reckoned here day by day and not by the product: the one is checked against the other. */

const isAgent = ({ status }: Stay) => (agentStatuses as readonly string[]).includes(status);

function stayOn(one: Person, date: string): Stay | undefined {
  return one.stays.find((held) => isAgent(held) && isThere(held, date));
}

export function headcount(history: readonly Person[], date: string): number {
  return history.filter((one) => stayOn(one, date) !== undefined).length;
}

/** A person's part in a team: what is assigned, and what is left to the team of the post. */
export function inTeam(history: readonly Person[], team: string, date: string, role?: string): number {
  return history.reduce((sum, one) => {
    const held = stayOn(one, date);
    if (held === undefined) return sum;
    const assigned = one.assignments.filter((where) => isThere(where, date));
    const own = assigned.filter((where) => where.team === team && (role === undefined || (where.role ?? '') === role));
    const left = 1 - assigned.reduce((total, { share }) => total + share, 0) / 100;
    const ofPost = posts.find(({ code }) => code === held.post)?.team === team && (role === undefined || role === '') ? left : 0;
    return sum + own.reduce((total, { share }) => total + share, 0) / 100 + ofPost;
  }, 0);
}

export function* daysOf(year: number): Generator<string> {
  for (let date = day(`${year}-01-01`); date.startsWith(String(year)); date = addDays(date, 1)) yield date;
}

/** The mean by day over a year, to the hundredth. */
export function meanOf(year: number, countOn: (date: string) => number): string {
  const counts = [...daysOf(year)].map(countOn);
  return (Math.round((counts.reduce((sum, count) => sum + count, 0) / counts.length) * 100) / 100).toFixed(2);
}

/** Persons who are there on a day and were not on its eve, or the reverse, from a day to another. */
export function movements(
  history: readonly Person[],
  from: string,
  to: string,
): { readonly arrivals: number; readonly departures: number } {
  let [arrivals, departures] = [0, 0];
  for (const one of history) {
    for (let date = day(from); date <= to; date = addDays(date, 1)) {
      const [before, now] = [stayOn(one, addDays(date, -1)) !== undefined, stayOn(one, date) !== undefined];
      if (now && !before) arrivals += 1;
      if (before && !now) departures += 1;
    }
  }
  return { arrivals, departures };
}
