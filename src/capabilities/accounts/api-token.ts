import { createHash, randomBytes } from 'node:crypto';
import type { TokenScope } from '../../http/api-tokens.ts';
import { type Answer, mayImport, mayRead, no, yes } from '../../kernel/access.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';

/** How long a token may last, in days; a year at most. */
export const tokenDurations = [30, 90, 180, 365] as const;

/** Enough for every program of one person; more is a leak in the making. */
export const mostTokens = 20;

/** A token: recognisable by its beginning (so that leaks can be searched for), then 256 random bits. */
export function newToken(): string {
  return `bievre_${randomBytes(32).toString('base64url')}`;
}

export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** What the owner recognises it by: four characters of the random part. */
export function beginningOf(token: string): string {
  return token.slice(0, 'bievre_'.length + 4);
}

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
  return scope === 'read' ? mayRead(actor) : mayImport(actor).may ? yes : mayImport(actor);
}
