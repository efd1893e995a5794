import type { OperatorCode } from './identifier.ts';

/** The closed set of roles; the identity capability will scope and date them. */
export type Role = 'administrator' | 'direction' | 'reader';

/** Who acts. Nothing is read or written without one; an actor stands in one operator. */
export type Actor = {
  readonly kind: 'person' | 'command' | 'system';
  /** Account id, or the name of the command or of the automatic task. */
  readonly id: string;
  /** What the journal and the pages show; an account's name or the command's. */
  readonly name: string;
  readonly operator: OperatorCode;
  readonly roles: readonly Role[];
};

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}
