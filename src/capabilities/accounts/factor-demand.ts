import type { Place } from '../../http/session.ts';
import type { Role } from '../../kernel/actor.ts';

/** Of whom an operator asks a second factor, each more than the one before. */
export const factorDemands = ['nobody', 'administrators', 'operator', 'everybody'] as const;
export type FactorDemand = (typeof factorDemands)[number];

/** Roles that see or change what would harm others: accounts, money, people. */
export const heavyRoles: readonly Role[] = ['administrator', 'direction', 'hr', 'finance', 'member-it-director'];

/** True when the operator asks a second factor of whoever stands in this place. */
export function isAskedOf(demanded: FactorDemand, { member, roles }: Pick<Place, 'member' | 'roles'>): boolean {
  const isHeavy = roles.some((role) => heavyRoles.includes(role));
  switch (demanded) {
    case 'nobody':
      return false;
    case 'administrators':
      return isHeavy;
    case 'operator':
      return isHeavy || member === null;
    case 'everybody':
      return true;
  }
}
