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

export const kindSubject = (code: string) => `kind/${code}`;
export const projectSubject = (code: string) => `project/${code}`;
/** A key of all applications has none. */
export const sharingSubject = (application: string | null, year: number) => `sharing/${year}/${application ?? ''}`;
export const dayLengthSubject = (from: Day) => `day-length/${from}`;

/** What stands behind the first word of a subject. */
export const restOfSubject = (subject: string) => subject.slice(subject.indexOf('/') + 1);
