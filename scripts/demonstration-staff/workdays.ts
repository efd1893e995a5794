import { holidaysOf } from '../../src/capabilities/staff/holidays.ts';
import { agentStatuses } from '../../src/capabilities/staff/status.ts';
import { isThere, type Person, type Stay } from './careers.ts';
import { daysOf } from './count.ts';
import { posts } from './posts.ts';

/** Teams whose days the reports add up together. */
export const groups = ['si', 'infrastructure', 'functional', 'technical', 'methods', 'administration'] as const;
export type Group = (typeof groups)[number];

export const recordedYears = [2016, 2017, 2018, 2019, 2020] as const;
export type RecordedYear = (typeof recordedYears)[number];

const groupOfTeam: Readonly<Record<string, Group>> = {
  'pole-si': 'si',
  'pole-infrastructures': 'infrastructure',
  'architecture-projets-infrastructures': 'infrastructure',
  'gestion-infrastructures': 'infrastructure',
  exploitation: 'infrastructure',
  'support-fonctionnel': 'functional',
  'support-technique': 'technical',
  'methodes-projets-transversaux': 'methods',
  'direction-administration': 'administration',
};

/** Those whose days count: agents and temporary staff. An apprentice is there to learn. */
function counts({ status }: Stay): boolean {
  return status === 'temporary' || (agentStatuses as readonly string[]).includes(status);
}

export function staysOn(one: Person, date: string): readonly Stay[] {
  return one.stays.filter((held) => counts(held) && isThere(held, date));
}

/** The group to which somebody gives a day, or the two to which they give half each; shares in hundredths. */
export function groupsOn(one: Person, date: string): ReadonlyMap<Group, number> {
  const found = new Map<Group, number>();
  const held = staysOn(one, date);
  if (held.length === 0) return found;
  const assigned = one.assignments.filter((where) => isThere(where, date));
  const left = 100 - assigned.reduce((sum, { share }) => sum + share, 0);
  const ofPost = posts.find(({ code }) => code === held[0]?.post)?.team ?? '';
  for (const { team, share } of [...assigned, { team: ofPost, share: left }]) {
    const group = groupOfTeam[team];
    if (group !== undefined && share > 0) found.set(group, (found.get(group) ?? 0) + share);
  }
  return found;
}

/** Monday morning to Friday afternoon, of somebody part-time. */
export function weekOf(rate: number): string {
  if (rate === 20) return '0000001100';
  if (rate === 90) return '1111101111';
  return rate === 80 ? '1111001111' : '1111100000';
}

/** Training is known a year earlier than time. */
const holidays = new Set([2015, ...recordedYears].flatMap((year) => holidaysOf(year, 'france').map(({ day }) => String(day))));

export type HalfDay = { readonly date: string; readonly isAfternoon: boolean };

/** The half-days that somebody works in a year unless they are away. */
export function plannedHalves(one: Person, year: number): readonly HalfDay[] {
  return [...daysOf(year)].flatMap((date) => {
    const place = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) * 2;
    const [held] = staysOn(one, date);
    if (place >= 10 || held === undefined || holidays.has(date)) return [];
    const week = held.rate === 100 ? '1111111111' : weekOf(held.rate);
    return [false, true]
      .filter((isAfternoon) => week[place + Number(isAfternoon)] === '1')
      .map((isAfternoon) => ({ date, isAfternoon }));
  });
}

/** Sorts as time goes. */
export function halfKey({ date, isAfternoon }: HalfDay): string {
  return `${date}${isAfternoon ? 'b' : 'a'}`;
}
