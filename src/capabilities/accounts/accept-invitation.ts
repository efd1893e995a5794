import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { findAccountByEmail, findPasswordHash, insertAccount } from './account.store.ts';
import { memberOf } from './grant.ts';
import { findByToken, type Invitation, noteAccepted } from './invitation.store.ts';
import { demandPassword, hashOf, matchesHash } from './password.ts';
import { changeAccounts } from './record-change.store.ts';
import { giveRole } from './roles-held.ts';
import { sha256 } from './token-secret.ts';

/** The same sentence for a link that was used, withdrawn, replaced, is too old, or never was. */
function deadLink(): Problem {
  return problem(
    'not-found',
    'accounts.dead-link',
    'Ce lien d’invitation n’est plus valable : il a déjà servi, a été remplacé, ou a plus de sept jours. Demandez-en un autre à qui vous a invité.',
  );
}

/** What the page of a link shows: for whom it is, and whether their account exists already. @throws Problem `not-found` */
export async function openInvitation(
  accounts: Database['accounts'],
  now: Date,
  token: string,
): Promise<Pick<Invitation, 'email' | 'name' | 'operator' | 'terms'> & { readonly hasAccount: boolean }> {
  const invitation = await findByToken(accounts, sha256(token), now);
  if (!invitation) throw deadLink();
  const { email, name, operator, terms } = invitation;
  return { email, name, operator, terms, hasAccount: (await findAccountByEmail(accounts, email)) !== null };
}

/** @throws Problem unless this is the password of that account */
export async function demandOwnPassword(accounts: Database['accounts'], account: string, password: string): Promise<void> {
  const hash = await findPasswordHash(accounts, account);
  if (hash === null)
    throw problem(
      'refused',
      'accounts.no-password',
      'Votre compte n’a pas de mot de passe : connectez-vous par votre fournisseur d’identité, et l’invitation sera acceptée.',
    );
  if (await matchesHash(password, hash)) return;
  throw problem('refused', 'accounts.wrong-password', 'Ce n’est pas le mot de passe de votre compte Bièvre.');
}

/** Takes up an invitation for an account: gives its role in the name of whoever invited. @returns the facts */
export async function takeUp(tx: Tx, actor: Actor, invitation: Invitation, account: string, now: Date): Promise<Fact[]> {
  await noteAccepted(tx, invitation.id, now);
  const granted = await giveRole(tx, { ...actor, id: invitation.invitedBy }, account, invitation.terms);
  return [{ name: 'accounts.invitation-accepted', subject: invitation.id, before: null, after: { account } }, granted];
}

/**
 * Answers an invitation: opens the account with its password, or, for a person who has one, asks for that password; then
 * gives the role. The address is then known to sign in with. @throws Problem
 */
export async function acceptInvitation(
  accounts: Database['accounts'],
  now: Date,
  token: string,
  password: string,
): Promise<{ readonly email: string }> {
  const { email, hasAccount, operator, terms, name } = await openInvitation(accounts, now, token);
  const known = hasAccount ? await findAccountByEmail(accounts, email) : null;
  if (known) await demandOwnPassword(accounts, known.id, password);
  else demandPassword(password);
  // Hashing takes its time: it is done before the transaction, which keeps others waiting.
  const hash = known ? null : await hashOf(password);
  const account = { id: known?.id ?? randomUUID(), name, email };
  const actor: Actor = { kind: 'person', id: account.id, name, operator, member: memberOf(terms.scope), roles: [] };
  return changeAccounts(accounts, actor, async (tx) => {
    const invitation = await findByToken(tx, sha256(token), now);
    if (!invitation) throw deadLink();
    if (hash !== null) await insertAccount(tx, account, hash);
    const facts = await takeUp(tx, actor, invitation, account.id, now);
    const created = { name: 'accounts.created', subject: account.id, before: null, after: { name, email } };
    return { result: { email }, facts: [...(known ? [] : [created]), ...facts] };
  });
}
