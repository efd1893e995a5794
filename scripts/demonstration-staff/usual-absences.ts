import type { AbsenceKind } from '../../src/capabilities/staff/register/absence-kind.ts';
import { addDays, type Day, day } from '../../src/kernel/day.ts';
import { chance, pick } from './chance.ts';

export type Absence = {
  readonly kind: AbsenceKind;
  readonly from: Day;
  readonly fromNoon?: boolean;
  /** Last day, included. */
  readonly last: Day;
  readonly untilNoon?: boolean;
};

/** The Monday of a week of a year, the first being that of 4 January. */
function monday(year: number, week: number): Day {
  const fourth = day(`${year}-01-04`);
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(fourth, -weekday + 7 * (week - 1));
}

function weeks(kind: AbsenceKind, year: number, week: number, count: number): Absence {
  const from = monday(year, week);
  return { kind, from, last: addDays(from, 7 * count - 3) };
}

export function wholeDay(kind: AbsenceKind, date: Day): Absence {
  return { kind, from: date, last: date };
}

export function halfDay(kind: AbsenceKind, date: Day, afternoon: boolean): Absence {
  return { kind, from: date, last: date, ...(afternoon ? { fromNoon: true } : { untilNoon: true }) };
}

function startOfWeek(kind: AbsenceKind, year: number, week: number, days: number): Absence {
  const from = monday(year, week);
  return { kind, from, last: addDays(from, days - 1) };
}

/** Days chosen one by one, some of them afternoons. */
function singleDays(code: string, year: number, chosen: readonly number[]): Absence[] {
  return chosen.map((week) => {
    const date = addDays(monday(year, week), pick(0, 4, code, year, week));
    const kind = 'working-time';
    return pick(0, 1, code, year, week, 'half') === 0 ? halfDay(kind, date, true) : wholeDay(kind, date);
  });
}

/** Long absences that explain why a team had fewer days than it might; the weeks of a year, by staff number. */
const longAbsences: readonly (readonly [string, number, AbsenceKind, number, number])[] = [
  ['0011', 2017, 'sick', 38, 6],
  ['0057', 2018, 'maternity', 9, 16],
  ['0039', 2018, 'sick', 36, 8],
  ['0028', 2018, 'sick', 10, 13],
  ['0047', 2018, 'sick', 36, 10],
  ['0037', 2019, 'sick', 5, 5],
  ['0044', 2020, 'sick', 37, 9],
  ['0062', 2020, 'sick', 12, 6],
  ['0026', 2020, 'family', 12, 6],
];

/** The technical support's sick leave of 2018 is counted by the report: no other is drawn for it. */
export const countedSickLeave = { group: 'technical', year: 2018 } as const;

function unplanned(code: string, year: number, isCounted: boolean): Absence[] {
  const found: Absence[] = [];
  const illness = pick(3, 7, code, year, 'ill');
  if (!isCounted && chance(code, year, 'sick') < 0.45)
    found.push(startOfWeek('sick', year, illness, pick(1, 3, code, year, 'sick days')));
  if (!isCounted && chance(code, year, 'long') < 0.06) found.push(weeks('sick', year, 34, pick(3, 6, code, year, 'weeks')));
  if (chance(code, year, 'course') < 0.5) {
    const from = addDays(monday(year, pick(16, 18, code, year, 'course week')), 1);
    found.push({ kind: 'training', from, last: addDays(from, pick(0, 2, code, year, 'course days')) });
  }
  if (chance(code, year, 'child') < 0.15)
    found.push(halfDay('family', addDays(monday(year, 24), pick(0, 4, code, year, 'child')), false));
  if (year === 2019 && chance(code, 'strike') < 0.2) found.push(wholeDay('strike', day('2019-12-05')));
  // The first lockdown closed the schools.
  if (year === 2020 && chance(code, 'schools') < 0.15) found.push(weeks('family', year, 14, 2));
  return found;
}

/**
 * What a year brings to one person, the surest first: long absences, what nobody plans, two weeks in summer, the end of the year, a week in
 * winter, then more of each and days chosen one by one. A team takes of it what its days leave room for.
 */
export function wavesOf(code: string, year: number, isCounted: boolean): readonly (readonly Absence[])[] {
  const summer = pick(28, 31, code, year, 'summer');
  const autumn = pick(43, 44, code, year, 'autumn');
  return [
    longAbsences
      .filter(([who, when]) => who === code && when === year)
      .map(([, , kind, week, count]) => weeks(kind, year, week, count)),
    unplanned(code, year, isCounted),
    [weeks('annual', year, summer, 2)],
    [startOfWeek('annual', year, 52, pick(2, 5, code, year, 'christmas'))],
    [weeks('annual', year, pick(8, 10, code, year, 'winter'), 1)],
    [startOfWeek('annual', year, autumn, pick(2, 5, code, year, 'autumns'))],
    [weeks('annual', year, summer + 2, 1)],
    singleDays(code, year, [13, 20, 39, 47]),
    [startOfWeek('annual', year, pick(16, 18, code, year, 'spring'), pick(2, 5, code, year, 'springs'))],
    singleDays(code, year, [3, 11, 23, 26, 37, 41, 49]),
  ];
}
