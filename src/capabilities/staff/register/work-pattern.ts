import type { Day } from '../../../kernel/day.ts';

/** The half-days of a week of work, in the order of a pattern's characters. */
export const halfDays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'].flatMap((name) => [
  { name: `${name}-matin`, words: `${name} matin` },
  { name: `${name}-apres-midi`, words: `${name} après-midi` },
]);

export const weekDays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'] as const;

/** Which half-days somebody works, from when on: ten characters, 1 where they do. */
export type WorkPattern = { readonly id: string; readonly pattern: string; readonly fromDay: Day; readonly toDay: Day | null };

export const everyHalfDay = '1'.repeat(halfDays.length);

export function worksOn(pattern: string, index: number): boolean {
  return pattern[index] === '1';
}

/** « mercredi matin, mercredi après-midi », the half-days that are not worked; null when all of them are. */
export function offWords(pattern: string): string | null {
  const off = halfDays.filter((_, index) => !worksOn(pattern, index)).map(({ words }) => words);
  return off.length === 0 ? null : off.join(', ');
}
