import type { PageReading } from '../../../../http/reading.ts';
import { yearOf } from '../../../../kernel/day.ts';
import { listAbsencesOf } from '../../register/absence.store.ts';
import { type Absence, halfDayWords, lastAbsentDay } from '../../register/absence.ts';
import { frenchAbsenceKind } from '../../register/absence-kind.ts';
import { covers, lastDay } from '../../register/occupancy.ts';
import { listPatternsOf } from '../../register/work-pattern.store.ts';
import { everyHalfDay, offWords, type WorkPattern } from '../../register/work-pattern.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { findShownPerson, headOf } from './person.load.ts';

function absenceLine(one: Absence, manages: boolean) {
  // Those who plan read who is away; why is for those who manage staff.
  return { id: one.id, when: halfDayWords(one), kind: manages ? frenchAbsenceKind[one.kind] : null };
}

export type AbsenceLine = ReturnType<typeof absenceLine>;

/** The years that an absence touches. */
const yearsOf = (one: Absence) => {
  const [first, last] = [yearOf(one.fromDay), yearOf(lastAbsentDay(one))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

function patternLine(one: WorkPattern) {
  return { ...one, lastDay: lastDay(one), off: offWords(one.pattern) };
}

export type PatternLine = ReturnType<typeof patternLine>;

export async function loadPresence(page: PageReading, code: string) {
  const { tx, actor, today, url } = page;
  const person = await findShownPerson(page, code);
  const manages = mayManageStaff(actor).may;
  const absences = await listAbsencesOf(tx, code);
  const years = [...new Set([yearOf(today), ...absences.flatMap(yearsOf)])].sort((a, b) => b - a);
  const wanted = Number(url.searchParams.get('annee'));
  const year = years.includes(wanted) ? wanted : yearOf(today);
  const patterns = await listPatternsOf(tx, code);
  return {
    head: headOf(page, person),
    years,
    year,
    absences: absences
      .filter((one) => yearsOf(one).includes(year))
      .map((one) => absenceLine(one, manages))
      .reverse(),
    isAway: absences.some((one) => one.fromDay <= today && today <= lastAbsentDay(one)),
    pattern: patterns.find((one) => covers(one, today))?.pattern ?? everyHalfDay,
    patterns: patterns.map(patternLine).reverse(),
  };
}
