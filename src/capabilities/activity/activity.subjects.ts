import { type Day, parseDay } from '../../kernel/day.ts';

/** What a fact of the journal is about: somebody's week, or a month of everybody's. */
export const weekSubject = (person: string, monday: Day) => `week/${monday}/${person}`;
export const monthSubject = (month: Day) => `time-month/${month.slice(0, 7)}`;

/** Whose week, and which; null for the subject of something else. */
export function weekOfSubject(subject: string): { readonly person: string; readonly monday: Day } | null {
  const [, text = '', person = ''] = /^week\/([^/]+)\/(.+)$/.exec(subject) ?? [];
  const monday = parseDay(text);
  return monday === null ? null : { person, monday };
}
