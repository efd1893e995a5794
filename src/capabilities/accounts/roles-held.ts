import type { Database, Tx } from '../../database/face.ts';
import { demand, mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { endGrant, insertGrant, listGrantsAt } from './grant.store.ts';
import { type Grant, holdsOn, isNotOver, memberOf, refusalOfTerms, type Scope, type Terms } from './grant.ts';
import { voidPasswordLink } from './password-link.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { deleteSessionsIn } from './session.store.ts';

/** The same answer for what is another's and for what does not exist. */
export function unknownPerson(): Problem {
  return problem('not-found', 'accounts.unknown', 'Personne ne répond à cette adresse parmi les comptes que vous gérez.');
}

/** A role as the journal keeps it. */
export function factOf({ role, scope, fromDay, toDay }: Terms): Readonly<Record<string, string | null>> {
  return { role, scope: scope.kind, code: scope.kind === 'operator' ? null : scope.code, fromDay, toDay };
}

/** The grants of the operator that the actor may manage; of all those given there when `actor` is an administrator. */
export async function manageableGrants(tx: Database['accounts'], actor: Actor): Promise<Grant[]> {
  const grants = await listGrantsAt(tx, actor.operator);
  return grants.filter((grant) => mayManagePeople(actor, memberOf(grant.scope)).may);
}

/** @throws Problem `invalid` for terms that cannot be, `refused` when the actor may not give them. */
export function demandTerms(actor: Actor, terms: Terms): void {
  demand(mayManagePeople(actor, memberOf(terms.scope)));
  const refusal = refusalOfTerms(terms);
  if (refusal !== null) throw problem('invalid', 'accounts.bad-terms', refusal);
}

function sameScope(a: Scope, b: Scope): boolean {
  return a.kind === b.kind && (a.kind === 'operator' || (b.kind !== 'operator' && a.code === b.code));
}

function overlap(a: Terms, b: Terms): boolean {
  return (b.toDay === null || a.fromDay < b.toDay) && (a.toDay === null || b.fromDay < a.toDay);
}

const farAway = dayOf(9999, 12, 31);

/** An operator must always have someone who may give roles again. */
function demandAdministratorLeft(grants: readonly Grant[], ending: readonly Grant[], from: Day): void {
  if (!ending.some(({ role }) => role === 'administrator')) return;
  const left = grants.filter((one) => one.role === 'administrator' && !ending.some(({ id }) => id === one.id));
  if (left.some((one) => holdsOn(one, from) && isNotOver(one, farAway))) return;
  throw problem(
    'conflict',
    'accounts.last-administrator',
    'Il ne resterait à cet opérateur aucun administrateur sans date de fin : donnez d’abord ce rôle à quelqu’un d’autre.',
  );
}

function demandNotHeld(grants: readonly Grant[], account: string, terms: Terms): void {
  const same = grants.filter((one) => one.account === account && one.role === terms.role && sameScope(one.scope, terms.scope));
  if (same.some((one) => overlap(one, terms)))
    throw problem('conflict', 'accounts.role-held', 'Cette personne tient déjà ce rôle, au même endroit, à ces dates.');
}

/** Gives a person of the actor's operator one more role. @throws Problem */
export async function grantRole(database: Database, actor: Actor, account: string, terms: Terms): Promise<void> {
  demandTerms(actor, terms);
  await changeAccounts(database.accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    if (!grants.some((one) => one.account === account)) throw unknownPerson();
    demandNotHeld(grants, account, terms);
    return { result: undefined, facts: [await giveRole(tx, actor, account, terms)] };
  });
}

/**
 * The statement of a grant with its fact; whoever calls has asked whether it may be. A link that sets the account's password is
 * void: it may have been shown to someone who does not manage this role.
 */
export async function giveRole(tx: Tx, actor: Actor, account: string, terms: Terms): Promise<Fact> {
  await voidPasswordLink(tx, account);
  await insertGrant(tx, { ...terms, account, operator: actor.operator, grantedBy: actor.id });
  return { name: 'accounts.role-granted', subject: account, before: null, after: factOf(terms) };
}

/** Ends a role on a day: it gives nothing from that day on. @throws Problem */
export async function endRole(database: Database, actor: Actor, id: string, toDay: Day): Promise<void> {
  await changeAccounts(database.accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    const grant = grants.find((one) => one.id === id);
    if (!grant) throw unknownPerson();
    if (!isNotOver(grant, toDay))
      throw problem('conflict', 'accounts.role-over', 'Ce rôle finit déjà plus tôt : rien n’a été changé.');
    demandAdministratorLeft(grants, [grant], toDay);
    await endGrant(tx, actor.operator, id, toDay);
    const after = factOf({ ...grant, toDay });
    return {
      result: undefined,
      facts: [{ name: 'accounts.role-ended', subject: grant.account, before: factOf(grant), after }],
    };
  });
}

/**
 * Ends every role of a person that the actor manages, and their sessions there. The account itself remains: it may have roles
 * with another operator, of which nothing is said here.
 */
export async function closeAccount(database: Database, actor: Actor, today: Day, account: string): Promise<void> {
  await changeAccounts(database.accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    const own = grants.filter((one) => one.account === account);
    if (own.length === 0) throw unknownPerson();
    if (account === actor.id)
      throw problem('conflict', 'accounts.own-account', 'Vous ne pouvez pas fermer votre propre compte : demandez à un autre.');
    const ending = own.filter((one) => isNotOver(one, today));
    demandAdministratorLeft(grants, ending, today);
    for (const grant of ending) await endGrant(tx, actor.operator, grant.id, today);
    await deleteSessionsIn(tx, account, actor.operator, actor.member);
    const before = { roles: ending.map(factOf) };
    return { result: undefined, facts: [{ name: 'accounts.closed', subject: account, before, after: { roles: [] } }] };
  });
}

/** Ends the sessions of a person that stand where the actor manages people, and nothing else. @throws Problem */
export async function endSessionsOf(database: Database, actor: Actor, account: string): Promise<number> {
  return changeAccounts(database.accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    if (!grants.some((one) => one.account === account)) throw unknownPerson();
    if (account === actor.id) throw problem('conflict', 'accounts.own-account', 'Les vôtres se terminent sur « Mon compte ».');
    const sessionsEnded = await deleteSessionsIn(tx, account, actor.operator, actor.member);
    const fact: Fact = { name: 'accounts.sessions-ended', subject: account, before: null, after: { sessionsEnded } };
    return { result: sessionsEnded, facts: [fact] };
  });
}
