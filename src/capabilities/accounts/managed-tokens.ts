import type { Database } from '../../database/face.ts';
import { demand, mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { listOpenTokensAt, revokeFor, type TokenRow } from './api-token.store.ts';
import { changeAccounts, readAccounts } from './record-change.store.ts';

/** Somebody's open token, as those who manage people see it: whose, where it stands, never the token itself. */
export type ManagedToken = Pick<
  TokenRow,
  'id' | 'name' | 'scope' | 'beginning' | 'madeOn' | 'expiresOn' | 'usedOn' | 'member'
> & {
  readonly owner: { readonly id: string; readonly name: string; readonly email: string };
};

/** Those of the people whom the actor manages: of the whole operator, or of one member. */
async function manageable(tx: Database['accounts'], actor: Actor, today: Day): Promise<TokenRow[]> {
  return (await listOpenTokensAt(tx, actor.operator, today)).filter(({ member }) => mayManagePeople(actor, member).may);
}

/** Every open token of the people whom the actor manages, by the names of their owners. @throws Problem `refused` */
export async function listManagedTokens(accounts: Database['accounts'], actor: Actor, today: Day): Promise<ManagedToken[]> {
  demand(mayManagePeople(actor, actor.member));
  const rows = await readAccounts(accounts, actor, (tx) => manageable(tx, actor, today));
  return rows.map(({ id, name, scope, beginning, madeOn, expiresOn, usedOn, member, account, ownerName, email }) => ({
    ...{ id, name, scope, beginning, madeOn, expiresOn, usedOn, member },
    owner: { id: account, name: ownerName, email },
  }));
}

function parseReason(text: string): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= 500) return reason;
  throw problem(
    'invalid',
    'token.no-reason',
    'Dites pourquoi, en 500 caractères au plus : la personne le lira à côté de son jeton.',
  );
}

/**
 * Revokes somebody's token, with the reason that its owner will read.
 * @throws Problem `refused`, `invalid` without a reason, `not-found` for any other token, whosever it is
 */
export async function revokeManagedToken(
  accounts: Database['accounts'],
  actor: Actor,
  today: Day,
  asked: { readonly id: string; readonly reason: string },
): Promise<void> {
  demand(mayManagePeople(actor, actor.member));
  const reason = parseReason(asked.reason);
  await changeAccounts(accounts, actor, async (tx) => {
    const token = (await manageable(tx, actor, today)).find(({ id }) => id === asked.id);
    if (!token || !(await revokeFor(tx, token.id, today, { by: actor.id, reason })))
      throw problem('not-found', 'token.unknown', 'Aucun jeton ouvert ne répond à ce numéro parmi ceux que vous gérez.');
    const before = { name: token.name, scope: token.scope, usedOn: token.usedOn, member: token.member };
    // What the token was stays what it was: only the reason is new.
    const after = { ...before, reason };
    return { result: undefined, facts: [{ name: 'accounts.token-revoked', subject: token.account, before, after }] };
  });
}
