import { addDays, day } from '../../src/kernel/day.ts';
import { isThere, type Person, type Stay } from './careers.ts';
import { pick } from './chance.ts';
import { grades } from './grades.ts';
import { posts } from './posts.ts';

/** The cost of a grade at a step, in cents a year: a straight line from the first to the tenth. */
export function yearlyCost(grade: string, step: number): number {
  const found = grades.find(([code]) => code === grade);
  if (found === undefined) throw new Error(`no grade ${grade}`);
  const [, , , , first, tenth] = found;
  return Math.round(((first + ((tenth - first) * (step - 1)) / 9) * 100) / 1200) * 1200;
}

/** One step every two years, from where a birth year puts somebody. */
export function stepOf(code: string, { birthYear }: Person, year: number): number {
  return Math.max(1, Math.min(10, Math.floor((year - birthYear - 24) / 4) + pick(-1, 1, code, 'step')));
}

export function gradeOf({ post }: Stay): string | null {
  return posts.find(({ code }) => code === post)?.grade ?? null;
}

export function quotaOf({ post }: Stay): number {
  return posts.find(({ code }) => code === post)?.quota ?? 100;
}

const outsidePosts = { apprentice: 1_650_000, temporary: 4_800_000 } as const;

/** What one stay costs in a month, by the days of it, in cents. */
function costOf(code: string, one: Person, held: Stay, month: string): number {
  const first = day(`${month}-01`);
  const next = addDays(day(`${month}-28`), 7)
    .slice(0, 8)
    .concat('01');
  let [days, there] = [0, 0];
  for (let date = first; date < next; date = addDays(date, 1)) {
    days += 1;
    if (isThere(held, date)) there += 1;
  }
  const grade = gradeOf(held);
  const yearly =
    grade === null
      ? outsidePosts[held.status === 'apprentice' ? 'apprentice' : 'temporary']
      : yearlyCost(grade, stepOf(code, one, Number(month.slice(0, 4))));
  return Math.round((((yearly / 12) * there) / days) * (held.rate / 100) * (quotaOf(held) / 100));
}

export function payIn(months: readonly string[], code: string, one: Person): readonly (readonly string[])[] {
  return months.flatMap((month) => {
    const cents = one.stays.reduce((sum, held) => sum + costOf(code, one, held, month), 0);
    return cents === 0 ? [] : [[code, month, (cents / 100).toFixed(2).replace('.', ',')]];
  });
}

export function stepsFrom(years: readonly number[], code: string, one: Person): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const year of years) {
    const there = one.stays.some((held) => held.post !== null && isThere(held, `${year}-01-01`));
    const step = String(stepOf(code, one, year));
    const before = rows.at(-1);
    if (!there || before?.[1] === step) continue;
    if (before !== undefined) before[3] = addDays(day(`${year}-01-01`), -1);
    rows.push([code, step, `${year}-01-01`, '']);
  }
  return rows;
}
