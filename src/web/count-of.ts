import { frenchNumber } from '../kernel/french.ts';

/** « 1 logiciel », « 36 logiciels », « aucun logiciel »: French agrees from two on. */
export function countOf(count: number, one: string, many: string, none?: string): string {
  if (count === 0 && none !== undefined) return none;
  return `${frenchNumber(String(count))} ${count < 2 ? one : many}`;
}
