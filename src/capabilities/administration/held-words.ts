import type { Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { frenchRole } from '../../kernel/french-role.ts';
import type { Terms } from '../accounts/index.ts';
import { type Scopes, scopeWords } from './scopes.ts';

export const frenchStanding = { active: 'actif', coming: 'à venir', closed: 'fermé', invited: 'invité' } as const;
export const standingTag = { active: 'good', coming: 'look', closed: '', invited: 'look' } as const;

/** A role and where it is held: « référent de l’adhérent pour Gentilly ». */
export function roleWords({ role, scope }: Terms, scopes: Scopes): string {
  return [frenchRole[role], scopeWords(scope, scopes)].filter((words) => words !== null).join(' ');
}

/** The day after which nothing holds is excluded: « jusqu’au » would be a day too many. */
export function daysWords({ fromDay, toDay }: Terms): string {
  if (toDay === null) return `depuis le ${frenchDay(fromDay)}`;
  return toDay === fromDay ? `retiré le ${frenchDay(toDay)}` : `du ${frenchDay(fromDay)}, fin le ${frenchDay(toDay)}`;
}

/** The roles that are not over, for a list. */
export function heldNow(terms: readonly Terms[], scopes: Scopes, today: Day): string {
  return terms
    .filter(({ toDay }) => toDay === null || toDay > today)
    .map((one) => roleWords(one, scopes) + (one.fromDay > today ? ` (à partir du ${frenchDay(one.fromDay)})` : ''))
    .join(', ');
}
