import type { FormAnswer, Typed } from '../../../kernel/form-answer.ts';
import { type EditedRow, isBlank, newFields, rowsTyped, typedOf } from './edited-row.ts';
import { readPart } from './part-of-day.ts';
import { workKey } from './work.ts';

/** A week as the server has it. */
export type LoadedRows = { readonly monday: string; readonly version: number; readonly rows: readonly EditedRow[] };

/**
 * A week as it stands on the page. `base` is the version that what is typed was typed over: it follows the server's when nothing is
 * typed, once a save is done, and once the reader was told that somebody else saved; never behind their back.
 */
export type EditedWeek = {
  readonly rows: readonly EditedRow[];
  readonly base: number;
  /** What the last save sent, and how it ended, until the week is loaded again. */
  readonly sent: readonly EditedRow[] | null;
  readonly ended: 'saved' | 'conflict' | null;
};

/** True for the refusal of a form that was typed over an older version. */
export function isConflict(answer: FormAnswer | undefined): boolean {
  return answer?.refusals['version'] !== undefined;
}

/** What the page shows first: what came back with a refusal, else what is recorded. */
export function editedWeek(loaded: LoadedRows, answer?: FormAnswer): EditedWeek {
  const start = { rows: loaded.rows, base: loaded.version, sent: null, ended: null };
  if (answer?.form !== 'semaine' || answer.typed['lundi'] === undefined) return start;
  const base = Number(answer.typed['version']);
  return {
    ...start,
    rows: rowsTyped(answer.typed),
    base: isConflict(answer) || !Number.isSafeInteger(base) ? loaded.version : base,
  };
}

const normal = (text: string) => {
  const read = readPart(text);
  return 'hundredths' in read ? String(read.hundredths) : text.trim();
};

/** The same for rows that say the same, blank ones and their order apart. */
function fingerprint(rows: readonly EditedRow[]): string {
  const told = rows.filter((row) => !isBlank(row)).map(({ work, cells }) => `${workKey(work)} ${cells.map(normal).join()}`);
  return told.sort().join('\n');
}

export function saysTheSame(some: readonly EditedRow[], others: readonly EditedRow[]): boolean {
  return fingerprint(some) === fingerprint(others);
}

/** The rows of the server in the order of the page; rows in which nothing is typed yet stay where they are. */
function inOrderOf(shown: readonly EditedRow[], loaded: readonly EditedRow[]): readonly EditedRow[] {
  const byKey = new Map(loaded.map((row) => [workKey(row.work), row]));
  const kept = shown.flatMap((row) => byKey.get(workKey(row.work)) ?? (isBlank(row) ? [row] : []));
  const shownKeys = new Set(shown.map(({ work }) => workKey(work)));
  return [...kept, ...loaded.filter(({ work }) => !shownKeys.has(workKey(work)))];
}

/** After the server answered a save: `version` is that of what it saved, or of what it refused. */
export function afterAnswer(week: EditedWeek, answer: FormAnswer | undefined): EditedWeek {
  if (answer === undefined) return week;
  if (isConflict(answer)) return { ...week, ended: 'conflict' };
  const version = Number(answer.typed['version'] ?? week.base);
  return version > week.base ? { ...week, base: version, ended: 'saved' } : week;
}

/** After the week was loaded again: of the same Monday, or of another one. */
export function afterLoading(week: EditedWeek, before: LoadedRows, now: LoadedRows): EditedWeek {
  if (before.monday !== now.monday) return editedWeek(now);
  const settled = { ...week, base: now.version, sent: null, ended: null };
  const isUntouched = week.ended === 'saved' ? week.rows === (week.sent ?? week.rows) : saysTheSame(week.rows, before.rows);
  if (week.ended === 'conflict') return settled;
  if (isUntouched) return { ...settled, rows: inOrderOf(week.rows, now.rows) };
  // Typed on while the save was on its way: over what was saved. Typed over an older version otherwise: the save will say so.
  return week.ended === 'saved' ? settled : week;
}

/** What the browser keeps of a week that is not saved. */
export type Draft = { readonly base: number; readonly typed: Typed };

/** @param adding the fields of the row that is being added */
export function draftOf({ rows, base }: Pick<EditedWeek, 'rows' | 'base'>, adding: Typed): Draft {
  return { base, typed: { ...typedOf(rows), ...adding } };
}

/** True for what says more than is recorded: a row, or the comment of one that is being added. What was merely chosen is no loss. */
export function isWorthKeeping({ typed }: Draft, recorded: readonly EditedRow[]): boolean {
  return (typed[newFields.comment] ?? '').trim() !== '' || !saysTheSame(rowsTyped(typed), recorded);
}

/** Reads what the browser kept; null for anything else. */
export function readDraft(text: string | null): Draft | null {
  let read: unknown;
  try {
    read = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('base' in read) || !('typed' in read)) return null;
  const { base, typed } = read;
  if (typeof base !== 'number' || typeof typed !== 'object' || typed === null) return null;
  const texts = Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return { base, typed: Object.fromEntries(texts) };
}
