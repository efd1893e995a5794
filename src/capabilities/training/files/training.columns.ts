import type { Column } from '../../../import/format.ts';

type Own = Partial<Column>;

/** The session that a row is about; `brings` says what a check reads of it. */
export function sessionColumn(brings: readonly string[] = []): Column {
  return {
    name: 'session',
    field: 'session',
    value: { kind: 'reference', to: 'training-session', brings },
    required: true,
    key: true,
    description: 'Code de la session.',
    example: 'coriolis-2020-03-12',
  };
}

/** Days of a course or a session, in halves as they are given. */
export function daysColumn(own: Pick<Column, 'name' | 'field' | 'description' | 'example'> & Own): Column {
  return { value: { kind: 'hundredths' }, required: false, ...own };
}

type Row = Readonly<Record<string, unknown>>;

/** Refuses a number of days below what there can be: 0 for a preparation, more than 0 for what is given. */
export function checkAtLeast(field: string, least: number, message: string) {
  return (row: Row) => {
    const value = row[field];
    return typeof value === 'number' && value < least ? { field, rule: 'days-range', message } : null;
  };
}
