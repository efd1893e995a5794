import type { Database } from '../../database/face.ts';
import type { SendMail } from '../../http/mail.ts';
import { mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { listAccounts } from './account.store.ts';
import { allEnded, factorNews, tellOwner } from './account-mail.ts';
import { listGrants } from './grant.store.ts';
import { type Grant, isNotOver, memberOf } from './grant.ts';
import { deletePasskeys, listPasskeys } from './passkey.store.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { replaceRecoveryCodes } from './recovery-code.store.ts';
import { manageableGrants, unknownPerson } from './roles-held.ts';
import { hasSecondFactor } from './second-factor.store.ts';
import { deleteEverySession } from './session.store.ts';
import { deleteTotp } from './totp.store.ts';

type House = {
  readonly database: Database;
  readonly today: () => Day;
  readonly now: () => Date;
  readonly origin: string;
  readonly mail: SendMail | null;
};

/** Why an administrator removes the factors of somebody, in a sentence that the journal keeps. @throws Problem */
function demandReason(text: string): string {
  const reason = text.trim();
  if (reason.length >= 5 && reason.length <= 300) return reason;
  throw problem(
    'invalid',
    'accounts.no-reason',
    'Dites pourquoi, en une phrase (300 caractères au plus) : comment savez-vous que c’est bien la personne ?',
  );
}

/** True when all that the account opens is the actor's to give: its factors protect nobody else's rows. */
function isWhollyTheirs(actor: Actor, grants: readonly Grant[], today: Day): boolean {
  return grants
    .filter((one) => isNotOver(one, today))
    .every(({ operator, scope }) => operator === actor.operator && mayManagePeople(actor, memberOf(scope)).may);
}

/** Whether a person whom the actor manages has a second factor. @throws Problem `not-found` for anybody else */
export async function hasFactors(database: Database, actor: Actor, account: string): Promise<boolean> {
  const grants = await manageableGrants(database.accounts, actor);
  if (!grants.some((one) => one.account === account)) throw unknownPerson();
  return hasSecondFactor(database.accounts, account);
}

/**
 * Removes every second factor of a person who lost them all, and ends their sessions: they sign in by their password alone, and
 * set one up again when it is asked of them. @throws Problem
 */
export async function removeFactors(house: House, actor: Actor, account: string, why: string): Promise<void> {
  const reason = demandReason(why);
  const { accounts } = house.database;
  await changeAccounts(accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    if (!grants.some((one) => one.account === account)) throw unknownPerson();
    if (account === actor.id)
      throw problem(
        'conflict',
        'accounts.own-factors',
        'Les vôtres se changent sur « Mon compte », ou par un autre administrateur.',
      );
    if (!isWhollyTheirs(actor, await listGrants(tx, account), house.today()))
      throw problem(
        'conflict',
        'accounts.not-wholly-theirs',
        'Ce compte a aussi des rôles que vous ne gérez pas, et que ses seconds facteurs protègent : adressez-vous à l’administrateur du site.',
      );
    const keys = await listPasskeys(tx, account);
    const hadApplication = await deleteTotp(tx, account);
    if (!hadApplication && keys.length === 0)
      throw problem('conflict', 'accounts.no-factor', 'Cette personne n’a pas de second facteur : rien n’a été changé.');
    await deletePasskeys(tx, account);
    await replaceRecoveryCodes(tx, account, [], house.now());
    await deletePendingOf(tx, account);
    await deleteEverySession(tx, account);
    const factors = [...(hadApplication ? ['totp'] : []), ...keys.map(() => 'passkey')];
    const fact = { name: 'accounts.factors-removed', subject: account, before: { factors }, after: { factors: [], reason } };
    return { result: undefined, facts: [fact] };
  });
  const [person] = await listAccounts(accounts, [account]);
  if (person)
    await tellOwner(
      house,
      person,
      factorNews(
        'Un administrateur a retiré tous vos seconds facteurs, comme si vous les aviez perdus : le mot de passe suffit jusqu’à ce que vous en installiez un autre.',
        allEnded,
      ),
    );
}
