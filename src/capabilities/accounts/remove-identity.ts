import type { LinkedIdentity } from '../../http/openid-door.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { listAccounts } from './account.store.ts';
import { identityRemovedNews, tellOwner } from './account-mail.ts';
import { deleteIdentity, deleteSessionsByIdentity } from './openid-identity.store.ts';
import { type OpenIdSettings, providerOf } from './openid-settings.ts';
import { readOwnIdentity } from './own-identity.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';
import type { SessionsHouse } from './sign-in.ts';
import { demandManaged, demandReason, demandWhollyManaged } from './wholly-managed.ts';

type House = Pick<SessionsHouse, 'database' | 'clock' | 'mail' | 'origin'>;
type Provider = Pick<OpenIdSettings, 'issuer' | 'name'>;

/** How the account of a person whom the actor manages stands with the provider. @throws Problem `not-found` for anybody else */
export async function readPersonIdentity(
  { database }: House,
  provider: Provider,
  actor: Actor,
  account: string,
): Promise<LinkedIdentity> {
  await demandManaged(database.accounts, actor, account);
  return readOwnIdentity(database.accounts, provider, account);
}

/**
 * Takes the link of a person's account to the provider away, and ends every session and every begun sign-in that it opened. The
 * identity that proves the account's address the next time is linked instead. @throws Problem
 */
export async function removeIdentity(
  house: House,
  provider: Provider,
  actor: Actor,
  asked: { readonly account: string; readonly reason: string },
): Promise<void> {
  const { account } = asked;
  const { accounts } = house.database;
  const reason = demandReason(asked.reason);
  await changeAccounts(accounts, actor, async (tx) => {
    await demandWhollyManaged(tx, actor, { account, today: house.clock.today(), what: 'son identité liée' });
    if (!(await deleteIdentity(tx, account, providerOf(provider))))
      throw problem('conflict', 'accounts.not-linked', 'Ce compte n’est lié à aucune identité : rien n’a été changé.');
    await deletePendingOf(tx, account);
    const sessionsEnded = await deleteSessionsByIdentity(tx, account, null);
    const [before, after] = [{ provider: provider.name }, { reason, sessionsEnded }];
    return { result: undefined, facts: [{ name: 'accounts.identity-removed', subject: account, before, after }] };
  });
  const [person] = await listAccounts(accounts, [account]);
  if (person) await tellOwner({ ...house, now: house.clock.now }, person, identityRemovedNews(provider.name));
}
