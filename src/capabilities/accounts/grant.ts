import type { Place } from '../../http/session.ts';
import { memberRoles, outsideRoles, type Role, roles, type TeamsOfRoles } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';

/** Where in an operator a role is held: everywhere, in one team, or for one member. */
export type Scope =
  | { readonly kind: 'operator' }
  | { readonly kind: 'team'; readonly code: string }
  | { readonly kind: 'member'; readonly code: string };

/** A role to be held: which, where, from when, to when (excluded; null: until it is ended). */
export type Terms = { readonly role: Role; readonly scope: Scope; readonly fromDay: Day; readonly toDay: Day | null };

/** A role held by an account. */
export type Grant = Terms & {
  readonly id: string;
  readonly account: string;
  readonly operator: OperatorCode;
  readonly grantedBy: string;
};

const isOneOf = (list: readonly Role[], role: Role) => list.includes(role);

/**
 * What can be held in one team. The others answer for the whole operator, and what they open (the journal, publishing, people) is
 * not cut by teams: held in one, they would reach all the others.
 */
const teamRoles: readonly Role[] = ['team-head', 'agent', 'project-lead', 'reader'];

/** Roles that may be held in a scope of this kind. */
export function rolesIn(kind: Scope['kind']): readonly Role[] {
  if (kind === 'member') return memberRoles;
  return kind === 'team' ? teamRoles : roles.filter((role) => !isOneOf(memberRoles, role));
}

/** The sentence that refuses these terms; null when they can be granted. */
export function refusalOfTerms({ role, scope, fromDay, toDay }: Terms): string | null {
  if (scope.kind === 'member' && !isOneOf(memberRoles, role)) return 'Ce rôle se tient chez l’opérateur, pas pour un adhérent.';
  if (scope.kind !== 'member' && isOneOf(memberRoles, role)) return 'Ce rôle se tient pour un adhérent : choisissez lequel.';
  if (!isOneOf(rolesIn(scope.kind), role)) return 'Ce rôle se tient pour tout l’opérateur, pas pour une équipe.';
  if (isOneOf(outsideRoles, role) && toDay === null)
    return 'Un auditeur vient de l’extérieur, pour un temps : dites jusqu’à quand.';
  if (toDay !== null && toDay <= fromDay) return 'Le rôle finirait avant d’avoir commencé : corrigez ses dates.';
  return null;
}

/** True from the first day to the day before the last: what is ended on a day gives nothing from that day on. */
export function holdsOn({ fromDay, toDay }: Pick<Terms, 'fromDay' | 'toDay'>, today: Day): boolean {
  return fromDay <= today && (toDay === null || toDay > today);
}

/** True until the grant is over, also before it begins. */
export function isNotOver({ toDay }: Pick<Terms, 'toDay'>, today: Day): boolean {
  return toDay === null || toDay > today;
}

export function memberOf(scope: Scope): string | null {
  return scope.kind === 'member' ? scope.code : null;
}

/** The teams of the roles that are held in teams alone; absent when every role is held for the whole operator. */
function teamsOf(grants: readonly Grant[]): { readonly teams?: TeamsOfRoles } {
  const teams: Partial<Record<Role, string[]>> = {};
  for (const { role, scope } of grants) if (scope.kind === 'team') teams[role] = [...(teams[role] ?? []), scope.code];
  for (const { role, scope } of grants) if (scope.kind !== 'team') delete teams[role];
  return Object.keys(teams).length === 0 ? {} : { teams };
}

/** Holds today; one that can no longer be given where it is held gives nothing. */
function givesOn(grant: Grant, today: Day): boolean {
  return holdsOn(grant, today) && isOneOf(rolesIn(grant.scope.kind), grant.role);
}

/** Where these grants let their account stand today, in the order in which they were granted. */
export function placesOf(grants: readonly Grant[], today: Day): Place[] {
  const held = Map.groupBy(
    grants.filter((one) => givesOn(one, today)),
    ({ operator, scope }) => JSON.stringify([operator, memberOf(scope)]),
  );
  return [...held.values()].flatMap((there) => {
    const [first] = there;
    if (!first) return [];
    const place = { operator: first.operator, member: memberOf(first.scope) };
    return [{ ...place, roles: roles.filter((role) => there.some((one) => one.role === role)), ...teamsOf(there) }];
  });
}

/** When a role is held, after its name in a sentence: nothing for one that is held today and has no end. */
export function whenHeld({ fromDay, toDay }: Pick<Terms, 'fromDay' | 'toDay'>, today: Day): string {
  const from = fromDay > today ? `, à partir du ${frenchDay(fromDay)}` : '';
  return toDay === null ? from : `${from}, jusqu’au ${frenchDay(addDays(toDay, -1))} compris`;
}

/** The sentence for whoever proved who they are and stands nowhere today. */
export function whyNowhere(grants: readonly Grant[], today: Day): string {
  const coming = grants.filter(({ fromDay, toDay }) => fromDay > today && (toDay === null || toDay > fromDay));
  const [first] = coming.map(({ fromDay }) => fromDay).sort();
  if (first !== undefined) return `Votre accès commence le ${frenchDay(first)} : d’ici là, ce compte n’ouvre rien.`;
  const last = grants
    .flatMap(({ toDay }) => (toDay !== null && toDay <= today ? [toDay] : []))
    .sort()
    .at(-1);
  if (last !== undefined)
    return `Votre accès est terminé depuis le ${frenchDay(last)} : demandez à l’administrateur de l’opérateur s’il doit reprendre.`;
  return 'Ce compte n’a de rôle chez aucun opérateur : demandez-en un à l’administrateur du site.';
}
