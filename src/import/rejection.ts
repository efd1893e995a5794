import type { RejectedRow } from './outcome.ts';

/** Longer values are cut where they are shown: a sentence must stay readable. */
const shown = 120;

export function shorten(value: string): string {
  return value.length > shown ? `${value.slice(0, shown - 1)}…` : value;
}

/** What is wrong with a cell, before it is known where the cell stands. */
export type Fault = { readonly rule: string; readonly message: string };

export function fault(rule: string, message: string): Fault {
  return { rule, message };
}

export function isFault(read: unknown): read is Fault {
  return typeof read === 'object' && read !== null && 'rule' in read && 'message' in read;
}

export function rejectedRow(line: number | null, field: string, value: string, wrong: Fault): RejectedRow {
  return { line, field, rule: wrong.rule, value: shorten(value), message: wrong.message };
}

/** A whole file refused: no line, no field. */
export function refusedFile(rule: string, message: string): RejectedRow {
  return { line: null, field: '', rule, value: '', message };
}
