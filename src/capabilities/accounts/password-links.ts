import type { Database, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Fact } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { type Account, findAccountByEmail, findPasswordHash, listAccounts, replacePassword } from './account.store.ts';
import { passwordResetNews, tellOwner } from './account-mail.ts';
import { listOpenTokensOf, revokeTokensOf, type TokenRow } from './api-token.store.ts';
import { listGrants } from './grant.store.ts';
import { placesOf } from './grant.ts';
import type { Invitations } from './invitations.ts';
import { hour, type KeptLink, newLink } from './link-token.ts';
import { demandPassword, hashOf } from './password.ts';
import { findByPasswordLink, replacePasswordLink, voidPasswordLink } from './password-link.store.ts';
import { passwordLinkMail } from './password-link-mail.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccountsAt } from './record-change.store.ts';
import { deleteSessionsOf } from './session.store.ts';
import { sha256 } from './token-secret.ts';

/** What these links need of the house: what invitations do, and the day. */
export type PasswordLinkHouse = Invitations & Pick<Clock, 'today'>;

const lifetime = hour;

/** Why tokens are revoked with a password that was forgotten: their owner reads it beside them, others in the journal. */
const resetReason = 'mot de passe choisi de nouveau par un lien';

/** How long nobody can replace by asking again the link that a person has just been sent, nor fill their box. */
const pause = 5 * 60_000;

/** The same sentence for a link that was used, replaced, is too old, or never was. */
function deadLink(): Problem {
  return problem(
    'not-found',
    'accounts.dead-password-link',
    'Ce lien n’est plus valable : il a déjà servi, a été remplacé, ou a plus d’une heure ; se connecter le rend aussi inutile. Demandez-en un autre depuis la page de connexion.',
  );
}

export function newPasswordLink({ now, origin }: Pick<PasswordLinkHouse, 'now' | 'origin'>): { link: string; kept: KeptLink } {
  const { token, kept } = newLink(now(), lifetime);
  return { link: `${origin}/mot-de-passe/${token}`, kept };
}

/** An account that signs in by a password of its own and stands somewhere today: only those have one to forget. */
async function hasPasswordToForget(
  accounts: Database['accounts'],
  { id }: Account,
  house: Pick<Clock, 'today'>,
): Promise<boolean> {
  const places = placesOf(await listGrants(accounts, id), house.today());
  return places.length > 0 && (await findPasswordHash(accounts, id)) !== null;
}

/**
 * Mails a link to whoever has forgotten their password. Nothing tells whether the address has an account: the answer is given
 * before this begins. @throws Error when the mail server does not take the message
 */
export async function mailForgottenPassword(house: PasswordLinkHouse, email: string): Promise<void> {
  const { accounts } = house.database;
  const account = await findAccountByEmail(accounts, email);
  if (!account || house.mail === null || !(await hasPasswordToForget(accounts, account, house))) return;
  const { link, kept } = newPasswordLink(house);
  const madeAt = house.now();
  const unlessSince = new Date(madeAt.getTime() - pause);
  if (!(await replacePasswordLink(accounts, { ...kept, account: account.id, madeBy: account.id, madeAt, unlessSince }))) return;
  try {
    await house.mail(passwordLinkMail({ to: account.email, name: account.name, by: null, link, expiresAt: kept.expiresAt }));
  } catch (thrown) {
    await voidPasswordLink(accounts, account.id);
    throw thrown;
  }
}

function revokedByReset({ account, name, scope, usedOn, member }: TokenRow): Fact {
  const before = { name, scope, usedOn, member };
  const after = { ...before, reason: resetReason };
  return { name: 'accounts.token-revoked', subject: account, before, after };
}

async function demandLink(accounts: Database['accounts'], now: Date, token: string): Promise<Account> {
  const id = await findByPasswordLink(accounts, sha256(token), now);
  const [account] = id === null ? [] : await listAccounts(accounts, [id]);
  if (!account) throw deadLink();
  return account;
}

/** Whose password a link sets. @throws Problem `not-found` */
export async function readPasswordLink({ database, now }: PasswordLinkHouse, token: string): Promise<Account> {
  return demandLink(database.accounts, now(), token);
}

type SetAnew = { readonly sessionsEnded: number; readonly tokens: readonly TokenRow[] };

/** Nothing that the former password opened or made stays open: whoever knew it may have made a token too. */
async function setPassword(tx: Tx, account: Account, hash: string, today: Day): Promise<SetAnew> {
  await voidPasswordLink(tx, account.id);
  await replacePassword(tx, account.id, hash);
  await deletePendingOf(tx, account.id);
  const tokens = await listOpenTokensOf(tx, account.id, today);
  await revokeTokensOf(tx, account.id, today, resetReason);
  return { sessionsEnded: await deleteSessionsOf(tx, account.id), tokens };
}

/** The account wherever it stands, and wherever a token of it may still be found open. */
async function ownersOf(house: PasswordLinkHouse & { readonly address: string }, { id, name }: Account): Promise<Actor[]> {
  const { accounts } = house.database;
  const places = placesOf(await listGrants(accounts, id), house.today());
  const tokens = await listOpenTokensOf(accounts, id, house.today());
  const nowhere = tokens.map(({ operator }) => ({ operator, member: null, roles: [] }));
  return [...places, ...nowhere].map((place): Actor => ({ kind: 'person', id, name, address: house.address, ...place }));
}

/**
 * Sets the password of the link's account, ends all its sessions, revokes its tokens, and writes it in the journal of each operator
 * where the account stands; its owner is told by mail. Nobody is signed in by it: a second factor, where there is one, is asked when they sign in. @throws Problem
 */
export async function resetPassword(
  house: PasswordLinkHouse & { readonly address: string },
  token: string,
  password: string,
): Promise<void> {
  const { accounts } = house.database;
  const owner = await readPasswordLink(house, token);
  const { id } = owner;
  demandPassword(password);
  // Hashing takes its time: it is done before the transaction, which keeps others waiting.
  const hash = await hashOf(password);
  const tokensRevoked = await changeAccountsAt(accounts, await ownersOf(house, owner), async (tx) => {
    const account = await demandLink(tx, house.now(), token);
    if (account.id !== id || !(await hasPasswordToForget(tx, account, house))) throw deadLink();
    const { sessionsEnded, tokens } = await setPassword(tx, account, hash, house.today());
    const reset: Fact = { name: 'accounts.password-reset', subject: id, before: null, after: { sessionsEnded } };
    // What a token was is its own operator's to know.
    const factsAt = (operator: string) => tokens.filter((one) => one.operator === operator).map(revokedByReset);
    return { result: tokens.length, facts: [reset], factsAt };
  });
  await tellOwner(house, owner, passwordResetNews(tokensRevoked));
}
