import type { TokenScope } from '../../http/api-tokens.ts';
import { type Answer, mayChange, mayImport, mayRead, no, yes } from '../../kernel/access.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';

/** How long a token may last, in days; a year at most. */
export const tokenDurations = [30, 90, 180, 365] as const;

/** Enough for every program of one person; more is a leak in the making. */
export const mostTokens = 20;

export function isAlive(token: { readonly expiresOn: Day; readonly revokedOn: Day | null }, today: Day): boolean {
  return token.revokedOn === null && token.expiresOn > today;
}

export function expiryOf(today: Day, days: number): Day {
  return addDays(today, days);
}

function readingRoles(actor: Actor): readonly Role[] {
  if (actor.member !== null) return ['member-reader'];
  // An auditor is not of the house: their token reads as they do.
  return actor.roles.every((role) => role === 'auditor') ? ['auditor'] : ['reader'];
}

/**
 * The owner's roles as far as the token goes: to read, those of a reader of the same side; to import, also the roles that by
 * themselves allow it. A token never does what its owner may not do today.
 */
export function narrowedRoles(actor: Actor, scope: TokenScope): readonly Role[] {
  if (actor.roles.length === 0) return [];
  const importing = scope === 'import' ? actor.roles.filter((role) => mayImport({ ...actor, roles: [role] }).may) : [];
  return [...new Set([...readingRoles(actor), ...importing])];
}

/** Making a token of this scope for oneself. */
export function mayMakeToken(actor: Actor, scope: TokenScope): Answer {
  if (actor.kind !== 'person') return no('Un jeton appartient à une personne.');
  const change = mayChange(actor);
  if (!change.may) return change;
  return scope === 'read' ? mayRead(actor) : mayImport(actor).may ? yes : mayImport(actor);
}
