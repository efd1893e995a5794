import { type AbsenceKind, frenchAbsenceKind } from '../../src/capabilities/staff/register/absence-kind.ts';
import { addDays, type Day, day } from '../../src/kernel/day.ts';
import { isThere, type Person } from './careers.ts';
import { chance, pick } from './chance.ts';

type Absence = {
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

function halfDay(kind: AbsenceKind, date: Day, afternoon: boolean): Absence {
  return { kind, from: date, last: date, ...(afternoon ? { fromNoon: true } : { untilNoon: true }) };
}

/** What a year brings to one person: leave in winter, in spring, in summer and in autumn, and what nobody plans. */
function absencesOf(code: string, year: number): Absence[] {
  const summer = pick(28, 32, code, year, 'summer');
  const autumn = pick(43, 44, code, year, 'autumn');
  const usual: Absence[] = [
    weeks('annual', year, pick(8, 10, code, year, 'winter'), 1),
    weeks('annual', year, summer, pick(2, 3, code, year, 'summers')),
    { kind: 'annual', from: monday(year, autumn), last: addDays(monday(year, autumn), pick(1, 4, code, year, 'autumns')) },
    ...[13, 20, 39, 47].map((week) => {
      const date = addDays(monday(year, week), pick(0, 4, code, year, week));
      return pick(0, 1, code, year, week, 'half') === 0
        ? halfDay('working-time', date, true)
        : { kind: 'working-time' as const, from: date, last: date };
    }),
    { kind: 'annual', from: addDays(monday(year, 52), 0), last: addDays(monday(year, 52), pick(1, 4, code, year, 'christmas')) },
  ];
  return [...usual, ...unplanned(code, year)];
}

function unplanned(code: string, year: number): Absence[] {
  const found: Absence[] = [];
  const illness = pick(3, 7, code, year, 'ill');
  if (chance(code, year, 'sick') < 0.45) {
    const from = addDays(monday(year, illness), pick(0, 2, code, year, 'sick day'));
    found.push({ kind: 'sick', from, last: addDays(from, pick(0, 2, code, year, 'sick days')) });
  }
  if (chance(code, year, 'long') < 0.06) found.push(weeks('sick', year, 34, pick(3, 6, code, year, 'weeks')));
  if (chance(code, year, 'course') < 0.5) {
    const from = addDays(monday(year, pick(16, 18, code, year, 'course week')), 1);
    found.push({ kind: 'training', from, last: addDays(from, pick(0, 2, code, year, 'course days')) });
  }
  if (chance(code, year, 'child') < 0.15)
    found.push(halfDay('family', addDays(monday(year, 24), pick(0, 4, code, year, 'child')), false));
  if (year === 2019 && chance(code, 'strike') < 0.2)
    found.push({ kind: 'strike', from: day('2019-12-05'), last: day('2019-12-05') });
  // The first lockdown closed the schools.
  if (year === 2020 && chance(code, 'schools') < 0.15) found.push(weeks('family', year, 14, 2));
  return found;
}

/** No two at once, and none while the person is not there: what would be is left out. */
export function absencesIn(years: readonly number[], code: string, one: Person): readonly (readonly string[])[] {
  const kept: Absence[] = [];
  for (const absence of years.flatMap((year) => absencesOf(code, year))) {
    const there = one.stays.some((held) => isThere(held, absence.from) && isThere(held, absence.last));
    const meets = kept.some(({ from, last }) => from <= absence.last && absence.from <= last);
    if (there && !meets) kept.push(absence);
  }
  return kept
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ kind, from, fromNoon, last, untilNoon }) => [
      code,
      frenchAbsenceKind[kind],
      from,
      fromNoon === true ? 'midi' : '',
      last,
      untilNoon === true ? 'midi' : '',
    ]);
}
