import { frenchNumber } from '../kernel/french.ts';

/** The word beside a number that is shown apart (« 1 » logiciel, « env. 1,5 » jour, « 36 » logiciels): from two on, the plural. */
export function agreeing(shownNumber: string, one: string, many: string): string {
  return /^(env\.\s)?[−-]?[01](,\d+)?$/.test(shownNumber) ? one : many;
}

/** « 1 logiciel », « 36 logiciels », « aucun logiciel »: French agrees from two on. */
export function countOf(count: number, one: string, many: string, none?: string): string {
  if (count === 0 && none !== undefined) return none;
  return `${frenchNumber(String(count))} ${count < 2 ? one : many}`;
}
