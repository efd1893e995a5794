import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { dayTyped, parseForm, wholeNumber } from '../../../http/form-input.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { mayFillWeek } from '../activity.access.ts';
import { changedMeanwhile, lockedMeanwhile, untiedAccount, weekClosed } from '../activity.problems.ts';
import { weekSubject } from '../activity.subjects.ts';
import { cellField, longestComment, mostRows, rowFields, rowsTyped } from './edited-row.ts';
import { frozenDays } from './frozen.ts';
import { rowsOf } from './grid.ts';
import { type LineChanges, lineChanges, type WantedRow } from './line-changes.ts';
import { monthsHeld } from './month-lock.store.ts';
import { frenchPart, readPart } from './part-of-day.ts';
import { byCode, present, readAbouts } from './references.ts';
import { type OwnWeek, type RecordedWeek, readOwnWeek, writingLines } from './week.store.ts';
import { mondayOf } from './week-days.ts';
import { nobodyThere, refusalsOf, type WeekFacts } from './week-rules.ts';
import { isWritable } from './week-state.ts';
import { workKey } from './work.ts';

const typedWeek = z.object({
  lundi: dayTyped('Dites de quelle semaine il s’agit.'),
  version: wholeNumber(0, 999_999, 'La version de la semaine manque : ouvrez la page de nouveau.'),
});

/** A week as it was typed. */
export type WeekTyped = { readonly monday: Day; readonly version: number; readonly rows: readonly WantedRow[] };

const isForm = (raw: unknown): raw is Readonly<Record<string, string>> =>
  typeof raw === 'object' && raw !== null && Object.values(raw).every((value) => typeof value === 'string');

/** @throws Problem `activity.bad-week` with a sentence for each cell that is not a part of a day */
export function parseWeek(raw: unknown): WeekTyped {
  const { lundi, version } = parseForm('activity.bad-week', typedWeek, raw);
  const edited = isForm(raw) ? rowsTyped(raw) : [];
  if (edited.length > mostRows)
    throw problem(
      'invalid',
      'activity.too-many-rows',
      `${mostRows} lignes au plus dans une semaine : il y en a ${edited.length}.`,
    );
  const refusals: Record<string, string> = {};
  const rows = edited.map(({ work, cells }, row) => {
    if ((work.comment ?? '').length > longestComment)
      refusals[rowFields(row).kind] =
        `Une précision a ${longestComment} caractères au plus : ôtez la ligne, et dites-le plus court.`;
    const parts = cells.map((text, day) => {
      const read = readPart(text);
      if ('hundredths' in read) return read.hundredths;
      refusals[cellField(row, day)] = read.refusal;
      return 0;
    });
    return { work, cells: parts };
  });
  if (Object.keys(refusals).length > 0) throw refusedFields('invalid', 'activity.bad-week', refusals);
  return { monday: mondayOf(lundi), version, rows };
}

/** What is recorded of each work on each day. */
function recordedOf({ lines }: RecordedWeek): WeekFacts['recorded'] {
  const rows = new Map(rowsOf(lines).map(({ work, cells }) => [workKey(work), cells]));
  return (key, day) => rows.get(key)?.[day] ?? 0;
}

/** Whether something is said of a locked day that is not recorded there: the page that sends it was opened before. */
function isTypedOnLocked({ monday, rows }: WeekTyped, week: RecordedWeek): boolean {
  const isFrozen = frozenDays(monday, week);
  const recorded = recordedOf(week);
  return rows.some(({ work, cells }) =>
    cells.some((hundredths, day) => hundredths !== 0 && isFrozen(day) && hundredths !== recorded(workKey(work), day)),
  );
}

/** @throws Problem `activity.refused-week` with a sentence for each cell that may not be said */
async function demandAllowed(tx: Tx, { monday, rows }: WeekTyped, read: OwnWeek, changes: LineChanges): Promise<void> {
  const { week, kinds, applications, projects, working } = read;
  const works = [...changes.added, ...changes.changed].map(({ work }) => work);
  const recorded = week.lines.map(({ work }) => work);
  const refusals = refusalsOf(rows, {
    ...(await readAbouts(tx, works, recorded)),
    kinds: byCode(kinds),
    applications: byCode(applications),
    projects: byCode(projects),
    days: working?.days ?? nobodyThere(monday),
    whose: null,
    isFrozen: frozenDays(monday, week),
    recorded: recordedOf(week),
  });
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'activity.refused-week', refusals);
}

const totalOf = (lines: readonly { readonly hundredths: number }[]) => lines.reduce((sum, { hundredths }) => sum + hundredths, 0);

/** What the week added up to, what it adds up to now, and how many lines made the difference. */
function savedFact(subject: string, { lines }: RecordedWeek, { added, changed, removed }: LineChanges): Fact {
  const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
  const after = totalOf([...lines.filter(({ id }) => !gone.has(id)), ...changed, ...added]);
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  return {
    name: 'activity.week-saved',
    subject,
    before: { days: frenchPart(totalOf(lines)) },
    after: { days: frenchPart(after), ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) },
  };
}

/**
 * Saves one's own week as it was typed, as far as it may be said. @returns the new version. A form from before somebody else’s save, or
 * one’s own in another tab, is refused and changes nothing. Everybody saves on the same Friday evening: statements are few.
 */
export const saveWeek: Command<WeekTyped, number, Tx, Rows> = {
  name: 'activity.save-week',
  parse: parseWeek,
  may: mayFillWeek,
  holds: monthsHeld,
  run: async (tx, typed, actor) => {
    const { monday, version, rows } = typed;
    const codes = (field: 'kind' | 'application' | 'project') => present(rows.map(({ work }) => work[field]));
    const works = { kinds: codes('kind'), applications: codes('application'), projects: codes('project') };
    const read = await readOwnWeek(tx, actor.id, monday, works);
    if (read === null) throw untiedAccount();
    const { person, week } = read;
    if (week.version !== version) throw changedMeanwhile(monday);
    if (!isWritable(week.state)) throw weekClosed(monday, week.state);
    if (isTypedOnLocked(typed, week)) throw lockedMeanwhile(monday);
    const changes = lineChanges(week.lines, rows, frozenDays(monday, week));
    const { added, changed, removed } = changes;
    if (added.length + changed.length + removed.length === 0) return { result: version, facts: [] };
    await demandAllowed(tx, typed, read, changes);
    return {
      result: version + 1,
      facts: [savedFact(weekSubject(person, monday), week, changes)],
      write: writingLines(actor, { person, monday, version }, changes),
    };
  },
  overtaken: ({ monday }) => changedMeanwhile(monday),
};
