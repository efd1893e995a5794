import type { Database } from '../../database/face.ts';
import type { LinkedIdentity } from '../../http/openid-door.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { findPasswordHash } from './account.store.ts';
import { deleteIdentity, deleteSessionsByIdentity, findLinkedAt } from './openid-identity.store.ts';
import { type OpenIdSettings, providerOf } from './openid-settings.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';

export async function readOwnIdentity(
  accounts: Database['accounts'],
  settings: Pick<OpenIdSettings, 'issuer'>,
  account: string,
): Promise<LinkedIdentity> {
  const linkedAt = await findLinkedAt(accounts, account, providerOf(settings));
  const hash = await findPasswordHash(accounts, account);
  return { linkedAt: linkedAt?.toISOString() ?? null, hasPassword: hash !== null };
}

/** Takes the link away, and ends the other sessions that it opened. @throws Problem when it is the only way in, or there is none */
export async function unlinkIdentity(
  accounts: Database['accounts'],
  settings: Pick<OpenIdSettings, 'issuer' | 'name'>,
  actor: Actor,
  current: string,
): Promise<void> {
  if ((await findPasswordHash(accounts, actor.id)) === null)
    throw problem('conflict', 'accounts.only-way-in', 'Ce compte n’a pas de mot de passe : sans ce lien, vous n’entreriez plus.');
  await changeAccounts(accounts, actor, async (tx) => {
    if (!(await deleteIdentity(tx, actor.id, providerOf(settings))))
      throw problem('not-found', 'accounts.not-linked', 'Ce compte n’est lié à aucune identité.');
    await deletePendingOf(tx, actor.id);
    const sessionsEnded = await deleteSessionsByIdentity(tx, actor.id, current);
    const [before, after] = [{ provider: settings.name }, { sessionsEnded }];
    return { result: undefined, facts: [{ name: 'accounts.identity-unlinked', subject: actor.id, before, after }] };
  });
}
