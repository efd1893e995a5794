import type { Day } from '../../../kernel/day.ts';
import type { Sex } from '../status.ts';

/** Somebody who works, or worked, for the operator, known by their staff number. */
export type Person = {
  readonly code: string;
  /** Null where people are numbers only. */
  readonly name: string | null;
  readonly sex: Sex | null;
  readonly birthDay: Day | null;
  /** First and last year between which they were born, where the day is not known. */
  readonly birthFrom: number | null;
  readonly birthTo: number | null;
};

/** How a page calls somebody: by name and number, or by number. */
export function personLabel({ code, name }: Pick<Person, 'code' | 'name'>): string {
  return name === null ? code : `${name} (${code})`;
}
