import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { listAccounts } from './account.store.ts';
import { allEnded, factorNews, type MailHouse, tellOwner } from './account-mail.ts';
import { deletePasskeys, listPasskeys } from './passkey.store.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { replaceRecoveryCodes } from './recovery-code.store.ts';
import { hasSecondFactor } from './second-factor.store.ts';
import { deleteEverySession } from './session.store.ts';
import { deleteTotp } from './totp.store.ts';
import { demandManaged, demandReason, demandWhollyManaged } from './wholly-managed.ts';

type House = MailHouse & { readonly database: Database; readonly today: () => Day };

/** Whether a person whom the actor manages has a second factor. @throws Problem `not-found` for anybody else */
export async function hasFactors(database: Database, actor: Actor, account: string): Promise<boolean> {
  await demandManaged(database.accounts, actor, account);
  return hasSecondFactor(database.accounts, account);
}

/**
 * Removes every second factor of a person who lost them all, and ends their sessions: they sign in by their first factor alone, and
 * set one up again when it is asked of them. @throws Problem
 */
export async function removeFactors(house: House, actor: Actor, account: string, why: string): Promise<void> {
  const reason = demandReason(why);
  const { accounts } = house.database;
  await changeAccounts(accounts, actor, async (tx) => {
    await demandWhollyManaged(tx, actor, { account, today: house.today(), what: 'son second facteur' });
    const keys = await listPasskeys(tx, account);
    const hadApplication = await deleteTotp(tx, account);
    if (!hadApplication && keys.length === 0)
      throw problem('conflict', 'accounts.no-factor', 'Cette personne n’a pas de second facteur : rien n’a été changé.');
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
        'Un administrateur a retiré tous vos seconds facteurs, comme si vous les aviez perdus : la connexion ne demande rien de plus jusqu’à ce que vous en installiez un autre.',
        allEnded,
      ),
    );
}
