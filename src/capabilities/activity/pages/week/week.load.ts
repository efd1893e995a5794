import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays, type Day, parseNearDay } from '../../../../kernel/day.ts';
import { type DueDay, findPersonOfAccount, findWorkingPerson, type WorkingPerson } from '../../../staff/index.ts';
import { mayFillWeek } from '../../activity.access.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { balanceOf } from '../../week/balance.ts';
import { readChoices } from '../../week/choices.ts';
import { dueWeek } from '../../week/due-week.ts';
import { cellText, type EditedRow } from '../../week/edited-row.ts';
import { listFavourites, listPastLines } from '../../week/favourite.store.ts';
import { frozenDays, isWhollyLocked } from '../../week/frozen.ts';
import { rowsOf } from '../../week/grid.ts';
import { lastWeekOf } from '../../week/last-week.ts';
import type { RecordedLine } from '../../week/line-changes.ts';
import { listOwnLateWeeks, weeksBefore } from '../../week/own-late-weeks.ts';
import { frenchPart, frenchParts } from '../../week/part-of-day.ts';
import type { Served } from '../../week/served.ts';
import { suggestionsOf } from '../../week/suggestions.ts';
import { netWork, warningsOf } from '../../week/warnings.ts';
import { type RecordedWeek, readWeek } from '../../week/week.store.ts';
import { frenchWeek, frenchWeekday, mondayOf, monthOf, monthWindow, weekNumber } from '../../week/week-days.ts';
import { listRecordedDays } from '../../week/week-list.store.ts';
import { type WorkNames, workWords } from '../../week/work-words.ts';

const asEdited = (lines: readonly RecordedLine[]): EditedRow[] =>
  rowsOf(lines).map(({ work, cells }) => ({ work, cells: cells.map(cellText) }));

/** The month that most of a week is in, from its first day to that of the next one. */
const monthAround = (monday: Day) => monthWindow(monthOf(addDays(monday, 2)));

/** A line that was corrected, and those that correct it, in words. */
export function correctionWords({ lines }: RecordedWeek, monday: Day, names: WorkNames): readonly string[] {
  return [...lines]
    .filter(({ corrects }) => corrects !== null)
    .sort((a, b) => a.day - b.day || a.hundredths - b.hundredths)
    .map(({ day, work, hundredths }) => {
      const { title, detail } = workWords(work, names);
      return `${frenchWeekday(addDays(monday, day))} : ${frenchPart(hundredths)}, ${title}, ${detail}`;
    });
}

type Around = {
  readonly monday: Day;
  readonly names: WorkNames;
  readonly served: Served;
  readonly days: readonly Pick<DueDay, 'day' | 'planned'>[];
};

/** What of a recorded week the head of the team should look at, in sentences. */
export function weekWarnings({ lines }: RecordedWeek, { monday, names, served, days }: Around): readonly string[] {
  const workdaysOfWeek = new Set(days.filter(({ planned }) => planned > 0).map(({ day }) => day));
  return warningsOf(
    netWork(lines.map(({ day, work, hundredths }) => ({ date: addDays(monday, day), work, hundredths }))),
    served,
    { application: (code) => names.applications[code] ?? code, body: (code) => names.bodies[code] ?? code },
    (day) => workdaysOfWeek.has(day),
  );
}

/** Whose week is filled, and what its days ask for. */
type Filled = {
  readonly person: string;
  readonly monday: Day;
  readonly days: readonly (DueDay & { readonly isFrozen: boolean })[];
};

/** What one did before, to take up again; and which other weeks were left unfinished of late. */
async function loadPast({ tx, today }: PageReading, { person, monday, days }: Filled) {
  const past = await listPastLines(tx, person, weeksBefore(monday));
  const late = (await listOwnLateWeeks(tx, person, today)).filter((one) => one.monday !== monday);
  return {
    suggestions: suggestionsOf(past),
    lastWeek: lastWeekOf(past, monday, days),
    late: late.map((one) => ({
      monday: one.monday,
      words: frenchWeek(one.monday),
      number: weekNumber(one.monday),
    })),
  };
}

/** How far the month that the week is in has come. */
async function loadMonth({ tx }: PageReading, person: string, working: WorkingPerson | null, monday: Day) {
  const month = monthAround(monday);
  const recorded = await listRecordedDays(tx, month, person);
  const placedOn = new Map(recorded.map(({ date, hundredths }) => [date, hundredths]));
  const days = (working?.days ?? []).filter(({ day }) => day >= month.from && day < month.to);
  const { placed, due } = balanceOf(
    days,
    days.map(({ day }) => placedOn.get(day) ?? 0),
  );
  return {
    words: frenchMonthOf(month.from),
    ...{ first: month.from, last: addDays(month.to, -1) },
    placed: frenchParts(placed),
    due: frenchPart(due),
    percent: due === 0 ? 0 : Math.min(100, Math.round((100 * placed) / due)),
  };
}

/** Over which days what is due has to be known: the week, and the whole month. */
function windowAround(monday: Day) {
  const month = monthAround(monday);
  const [from = monday] = [monday, month.from].sort();
  const [to = monday] = [addDays(monday, 7), month.to].sort().reverse();
  return { from, to };
}

/** What the reader's own week is filled with; null inside for an account that is nobody's in the register of staff. */
export async function loadOwnWeek(page: PageReading) {
  const { tx, actor, today, url } = page;
  demand(mayFillWeek(actor));
  const monday = mondayOf(parseNearDay(url.searchParams.get('lundi') ?? '') ?? today);
  const person = await findPersonOfAccount(tx, actor.id);
  if (person === null) return { week: null };
  const working = await findWorkingPerson(tx, person, windowAround(monday));
  const recorded = await readWeek(tx, person, monday);
  const window = { from: monday, to: addDays(monday, 7) };
  const { choices, names, served } = await readChoices(tx, window, working?.teams ?? new Set());
  const isFrozen = frozenDays(monday, recorded);
  const days = dueWeek(working, monday).map((due, place) => ({ ...due, isFrozen: isFrozen(place) }));
  const week = {
    ...{ person, monday, state: recorded.state, version: recorded.version, word: recorded.word, days, choices, names },
    draftKey: `bievre.semaine.${actor.operator}.${actor.id}.${monday}`,
    mayReopen: recorded.state === 'finished' && !isWhollyLocked(monday, recorded.locked),
    isThisWeek: monday === mondayOf(today),
    rows: asEdited(recorded.lines),
    locked: recorded.locked.map(frenchMonthOf),
    corrections: correctionWords(recorded, monday, names),
    warnings: weekWarnings(recorded, { monday, names, served, days }),
    favourites: await listFavourites(tx, person),
    month: await loadMonth(page, person, working, monday),
    ...(await loadPast(page, { person, monday, days })),
  };
  return { week };
}

export type LoadedWeek = NonNullable<Awaited<ReturnType<typeof loadOwnWeek>>['week']>;
