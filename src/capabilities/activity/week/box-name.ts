import { type Day, parseNearDay } from '../../../kernel/day.ts';

/** The box of a week in the form that approves several: checked, it sends the version that was shown. */
export const boxName = (person: string, monday: Day) => `semaine.${monday}.${person}`;

/** Whose week a box is of, and which; null for another field. */
export function readBoxName(name: string): { readonly person: string; readonly monday: Day } | null {
  const [, text = '', person = ''] = /^semaine\.([\d-]+)\.(.+)$/.exec(name) ?? [];
  const monday = parseNearDay(text);
  return monday === null ? null : { person, monday };
}
