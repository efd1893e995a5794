import type { Database } from '../../database/face.ts';
import { mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { listGrants } from './grant.store.ts';
import { type Grant, isNotOver, memberOf } from './grant.ts';
import { manageableGrants, unknownPerson } from './roles-held.ts';

/** Why an administrator takes away how somebody signs in, in a sentence that the journal keeps. @throws Problem */
export function demandReason(text: string): string {
  const reason = text.trim();
  if (reason.length >= 5 && reason.length <= 300) return reason;
  throw problem(
    'invalid',
    'accounts.no-reason',
    'Dites pourquoi, en une phrase (300 caractères au plus) : comment savez-vous que c’est bien la personne ?',
  );
}

/** @throws Problem `not-found` for anybody whom the actor does not manage */
export async function demandManaged(tx: Database['accounts'], actor: Actor, account: string): Promise<void> {
  const grants = await manageableGrants(tx, actor);
  if (!grants.some((one) => one.account === account)) throw unknownPerson();
}

/** True when all that the account opens is the actor's to give: how it signs in protects nobody else's rows. */
function isWhollyTheirs(actor: Actor, grants: readonly Grant[], today: Day): boolean {
  return grants
    .filter((one) => isNotOver(one, today))
    .every(({ operator, scope }) => operator === actor.operator && mayManagePeople(actor, memberOf(scope)).may);
}

/**
 * Somebody else's account, of which the actor manages every place: whoever administers one of them only would otherwise open the
 * others. `what` names what is taken away: « ses seconds facteurs ». @throws Problem
 */
export async function demandWhollyManaged(
  tx: Database['accounts'],
  actor: Actor,
  { account, today, what }: { readonly account: string; readonly today: Day; readonly what: string },
): Promise<void> {
  await demandManaged(tx, actor, account);
  if (account === actor.id)
    throw problem(
      'conflict',
      'accounts.own-account',
      'C’est votre propre compte : cela se change sur « Mon compte », ou par un autre administrateur.',
    );
  if (!isWhollyTheirs(actor, await listGrants(tx, account), today))
    throw problem(
      'conflict',
      'accounts.not-wholly-theirs',
      `Ce compte a aussi des rôles que vous ne gérez pas, et que protège ${what} : adressez-vous à l’administrateur du site.`,
    );
}
