import { chance } from '../demonstration-staff/chance.ts';
import type { Work } from './work.ts';

/** A part of a day, in quarters. */
export type Line = { readonly date: string; readonly work: Work; readonly quarters: number };

type Chunk = { readonly work: Work; readonly quarters: number };

/** What a person still has to say of a day. */
type OpenDay = { readonly date: string; left: number };

const wholeDay = 4;

/** Days that are given half to one thing, half to another, beside those that make no whole number. */
const dividedDays = 0.15;

/** Whole days and half-days, then what is left of each sort. */
function chunksOf(given: ReadonlyMap<Work, number>, code: string): readonly Chunk[] {
  const chunks = [...given].flatMap(([work, quarters]) => {
    const whole = Math.floor(quarters / wholeDay);
    const rest = quarters - whole * wholeDay;
    const half = { work, quarters: wholeDay / 2 };
    const days = Array.from({ length: whole }, (_, index): readonly Chunk[] =>
      chance(code, work.kind, work.beneficiary, work.application ?? '', 'halves', index) < dividedDays
        ? [half, half]
        : [{ work, quarters: wholeDay }],
    ).flat();
    return rest === 0 ? days : [...days, { work, quarters: rest }];
  });
  return chunks
    .map((chunk, index) => ({ chunk, order: chance(code, chunk.work.kind, chunk.work.beneficiary, index) }))
    .sort((a, b) => a.order - b.order)
    .map(({ chunk }) => chunk);
}

/** Courses take half a day or a day: they are laid first, on days that have the room, at any time of the stretch. */
function layCourses(chunks: readonly Chunk[], days: readonly OpenDay[], code: string): Line[] {
  return chunks.flatMap(({ work, quarters }, index): Line[] => {
    const roomy = days.filter(({ left }) => left >= quarters);
    const chosen = roomy[Math.floor(chance(code, work.beneficiary, work.application ?? '', index) * roomy.length)];
    if (!chosen && quarters === wholeDay) {
      const half = { work, quarters: wholeDay / 2 };
      return layCourses([half, half], days, code);
    }
    if (!chosen) throw new Error(`no day of ${code} has room for a course`);
    chosen.left -= quarters;
    return [{ date: chosen.date, work, quarters }];
  });
}

/** What is still to be laid: whole days, and parts of days. */
type Stock = { readonly whole: Chunk[]; readonly parts: Chunk[] };

/** Fills a day, first from one of the two; a piece that is longer than what is left of the day goes on the next. */
function fillDay(open: OpenDay, { whole, parts }: Stock, isWhole: boolean): Line[] {
  const lines: Line[] = [];
  for (let first = isWhole; open.left > 0; first = false) {
    const chunk = (first ? whole.shift() : parts.shift()) ?? whole.shift();
    if (!chunk) throw new Error(`nothing is left for ${open.date}`);
    const quarters = Math.min(chunk.quarters, open.left);
    open.left -= quarters;
    lines.push({ date: open.date, work: chunk.work, quarters });
    if (quarters < chunk.quarters) parts.unshift({ work: chunk.work, quarters: chunk.quarters - quarters });
  }
  return lines;
}

/** Whole days are laid where a whole day is free, as evenly as can be; parts fill the others. */
function layRest(chunks: readonly Chunk[], days: readonly OpenDay[]): Line[] {
  const isWhole = ({ quarters }: Chunk) => quarters === wholeDay;
  const stock: Stock = { whole: chunks.filter(isWhole), parts: chunks.filter((chunk) => !isWhole(chunk)) };
  const roomy = days.filter(({ left }) => left === wholeDay).length;
  const pace = stock.whole.length / Math.max(1, roomy);
  let [seen, laid] = [0, 0];
  return days.flatMap((open) => {
    if (open.left < wholeDay) return fillDay(open, stock, false);
    seen += 1;
    const isDue = Math.floor(seen * pace) > laid;
    if (isDue) laid += 1;
    return fillDay(open, stock, isDue);
  });
}

/** The same work twice on a day is one line. */
function joined(lines: readonly Line[]): readonly Line[] {
  const found = new Map<string, Map<Work, number>>();
  for (const { date, work, quarters } of lines) {
    const day = found.get(date) ?? new Map<Work, number>();
    day.set(work, (day.get(work) ?? 0) + quarters);
    found.set(date, day);
  }
  return [...found].flatMap(([date, day]) => [...day].map(([work, quarters]) => ({ date, work, quarters })));
}

/** Lays what somebody did over the days that they have to account for; both make the same number of quarters. */
export function layDays(
  given: ReadonlyMap<Work, number>,
  due: readonly (readonly [string, number])[],
  code: string,
): readonly Line[] {
  const days: OpenDay[] = due.map(([date, left]) => ({ date, left }));
  const chunks = chunksOf(given, code);
  const courses = layCourses(
    chunks.filter(({ work }) => work.course !== undefined),
    days,
    code,
  );
  const rest = layRest(
    chunks.filter(({ work }) => work.course === undefined),
    days.filter(({ left }) => left > 0),
  );
  return joined([...courses, ...rest]).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
