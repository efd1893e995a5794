import { absencesOfAll, isAway, sharedHalves } from '../demonstration-staff/absences.ts';
import type { Person } from '../demonstration-staff/careers.ts';
import { type Group, groups, type RecordedYear } from '../demonstration-staff/workdays.ts';
import { type Line, layDays } from './lay-days.ts';
import { type Slot, shareOut } from './share-out.ts';
import { seasonOf, seasons } from './work.ts';
import { worksIn } from './works.ts';

export type PersonLine = Line & { readonly code: string };

type Due = ReadonlyMap<Group, readonly (readonly [date: string, quarters: number])[]>;

/** What somebody owes of each day of a year, by group: the half-days that they work, less those when they are away. */
function dueOf(one: Person, absences: ReturnType<typeof absencesOfAll>[number], year: number): Due {
  const found = new Map<Group, Map<string, number>>();
  const near = absences.filter(({ from, last }) => from <= `${year}-12-31` && last >= `${year}-01-01`);
  for (const { date, key, parts } of sharedHalves(one, year)) {
    if (near.some((absence) => isAway(absence, key))) continue;
    for (const [group, part] of parts) {
      const days = found.get(group) ?? new Map<string, number>();
      days.set(date, (days.get(date) ?? 0) + part);
      found.set(group, days);
    }
  }
  return new Map([...found].map(([group, days]) => [group, [...days]]));
}

/** Every day of everybody in a year, filled; in the order of the staff numbers, then of the days. */
function linesOfYear(
  codes: readonly string[],
  history: readonly Person[],
  absences: ReturnType<typeof absencesOfAll>,
  year: RecordedYear,
): readonly PersonLine[] {
  const works = worksIn(year);
  const dues = history.map((one, index) => dueOf(one, absences[index] ?? [], year));
  const lines: PersonLine[] = [];
  for (const group of groups) {
    const laid = history.flatMap((one, index) =>
      seasons.flatMap((season) => {
        const days = (dues[index]?.get(group) ?? []).filter(([date]) => seasonOf(date) === season);
        const capacity = days.reduce((sum, [, quarters]) => sum + quarters, 0);
        const slot: Slot = { code: codes[index] ?? '', one, season, capacity, given: new Map() };
        return capacity === 0 ? [] : [{ slot, days }];
      }),
    );
    shareOut(
      works.get(group) ?? [],
      laid.map(({ slot }) => slot),
      year,
    );
    for (const { slot, days } of laid)
      lines.push(...layDays(slot.given, days, slot.code).map((line) => ({ ...line, code: slot.code })));
  }
  return lines.sort((a, b) => (a.code + a.date < b.code + b.date ? -1 : a.code + a.date > b.code + b.date ? 1 : 0));
}

/** The time lines of some years. */
export function timeLines(
  codes: readonly string[],
  history: readonly Person[],
  years: readonly RecordedYear[],
): ReadonlyMap<RecordedYear, readonly PersonLine[]> {
  const absences = absencesOfAll(codes, history);
  return new Map(years.map((year) => [year, linesOfYear(codes, history, absences, year)]));
}
