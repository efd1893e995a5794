import type { PageReading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays, type Day, parseNearDay } from '../../../../kernel/day.ts';
import { historyLimit } from '../../../../web/history.tsx';
import { type DueDay, findPerson, findWorkingPerson, personLabel, readWeekScope } from '../../../staff/index.ts';
import { mayFollowTime } from '../../activity.access.ts';
import { unknownDay, unknownWeek } from '../../activity.problems.ts';
import { weekSubject } from '../../activity.subjects.ts';
import { readAnswerable } from '../../week/answerable.ts';
import { type Balance, balanceOf, balanceSentence, offSentence } from '../../week/balance.ts';
import { readChoices } from '../../week/choices.ts';
import { dueWeek } from '../../week/due-week.ts';
import { frozenDays, isWhollyLocked } from '../../week/frozen.ts';
import { placedOn, rowsOf } from '../../week/grid.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import { type RecordedWeek, readWeek } from '../../week/week.store.ts';
import { frenchShortWeekday, frenchWeekday, mondayOf } from '../../week/week-days.ts';
import { frenchWeekState } from '../../week/week-state.ts';
import { workKey } from '../../week/work.ts';
import { workChoices } from '../../week/work-choices.ts';
import { type WorkNames, workWords } from '../../week/work-words.ts';
import { weekWarnings } from '../week/week.load.ts';

/** Each day with what is placed and due, and what takes it: a holiday, or an absence. */
function dayHeads(balance: Balance, days: readonly DueDay[]) {
  return balance.days.map(({ day, placed, due }, place) => {
    const { holiday = null, away = 0 } = days[place] ?? {};
    return {
      day,
      head: frenchShortWeekday(day),
      told: `${frenchPart(placed)} / ${frenchPart(due)}`,
      isOff: balance.off.some((one) => one.day === day),
      note: holiday ?? (away > 0 ? `absence ${frenchPart(away)}` : null),
    };
  });
}

/** The locked days of somebody's presence, to which what is missing is added by whoever answers for them. */
function lockedDays(week: RecordedWeek, monday: Day, days: readonly DueDay[]) {
  const isFrozen = frozenDays(monday, week);
  return days
    .filter(({ isThere, holiday }, place) => isThere && holiday === null && isFrozen(place))
    .map(({ day }) => ({ value: day, label: frenchWeekday(day) }));
}

/** What a line came for after the lock; null for one that was there before. */
function tagOf({ id, corrects, hundredths }: Pick<RecordedWeek['lines'][number], 'id' | 'corrects' | 'hundredths'>) {
  if (hundredths < 0) return 'contre-écriture';
  if (corrects === id) return 'ajoutée';
  return corrects === null ? null : 'correction';
}

/** The lines that a correction alone can change, and those that corrected others, day by day. */
function lockedLines(week: RecordedWeek, monday: Day, names: WorkNames) {
  const takenBack = new Set(
    week.lines.flatMap(({ corrects, hundredths }) => (corrects !== null && hundredths < 0 ? [corrects] : [])),
  );
  const isFrozen = frozenDays(monday, week);
  return week.lines
    .filter(({ day }) => isFrozen(day))
    .sort((a, b) => a.day - b.day)
    .map(({ id, day, work, hundredths, corrects }) => ({
      id,
      ...{ date: addDays(monday, day), hundredths },
      when: frenchWeekday(addDays(monday, day)),
      days: frenchPart(hundredths),
      ...workWords(work, names),
      isTakenBack: takenBack.has(id),
      isCounterEntry: hundredths < 0,
      tag: tagOf({ id, corrects, hundredths }),
    }));
}

/** Somebody's week for those who follow it; what they may do with it is told. @throws Problem `not-found` for whom they do not follow */
export async function loadPersonWeek(page: PageReading, person: string, text: string) {
  const { tx, actor } = page;
  demand(mayFollowTime(actor));
  const asked = parseNearDay(text);
  if (asked === null) throw unknownDay(text);
  const monday = mondayOf(asked);
  const [who, { isShown }] = [await findPerson(tx, person), await readWeekScope(tx, actor, [monday])];
  if (who === null || !isShown(person, monday)) throw unknownWeek(person);
  const window = { from: monday, to: addDays(monday, 7) };
  const week = await readWeek(tx, person, monday);
  const working = await findWorkingPerson(tx, person, window);
  const { choices, names, served } = await readChoices(tx, window, working?.teams ?? new Set());
  const days = dueWeek(working, monday);
  const balance = balanceOf(days, placedOn(rowsOf(week.lines)));
  const mayDecide = (await readAnswerable(tx, actor, [monday]))(person, monday);
  return {
    ...{ person, monday, state: week.state, version: week.version, word: week.word, mayDecide },
    label: personLabel(who),
    isAtWork: working !== null,
    stateWords: week.state === 'open' && isWhollyLocked(monday, week.locked) ? 'verrouillée' : frenchWeekState[week.state],
    off: offSentence(balance),
    left: balanceSentence(balance),
    total: `${frenchPart(balance.placed)} / ${frenchPart(balance.due)}`,
    days: dayHeads(balance, days),
    rows: rowsOf(week.lines).map(({ work, cells }) => ({
      key: workKey(work),
      ...workWords(work, names),
      cells: cells.map((one) => (one === 0 ? '' : frenchPart(one))),
    })),
    lockedLines: lockedLines(week, monday, names),
    lockedDays: lockedDays(week, monday, days),
    choices: mayDecide ? workChoices(choices, names, null) : null,
    warnings: weekWarnings(week, { monday, names, served, days }),
    /** A correction leads here. */
    isJustCorrected: page.url.searchParams.get('fait') === 'corrigee',
    isSynthetic: week.lines.some(({ synthetic }) => synthetic),
    facts: await thingFacts(page, [weekSubject(person, monday)], { limit: historyLimit, may: mayFollowTime(actor) }),
  };
}

export type PersonWeek = Awaited<ReturnType<typeof loadPersonWeek>>;
