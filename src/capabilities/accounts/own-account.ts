import type { Database, Tx } from '../../database/face.ts';
import type { Session } from '../../http/session.ts';
import { demand, mayOpenOwnAccount } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { findPasswordHash, replacePassword } from './account.store.ts';
import { type MailHouse, passwordChangedNews, tellOwner } from './account-mail.ts';
import { deviceWords } from './device.ts';
import { demandPassword, hashOf, matchesHash } from './password.ts';
import { voidPasswordLink } from './password-link.store.ts';
import { deletePendingOf } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { deleteSession, listOpenSessions, type OpenSession } from './session.store.ts';

type Accounts = Database['accounts'];

/** One of a person's open sessions, as their page shows it. */
export type OwnSession = {
  readonly id: string;
  readonly device: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly seenAt: string;
  readonly isCurrent: boolean;
};

/** The sessions of the account, the one that reads first, then the latest used. */
export async function listOwnSessions(accounts: Accounts, actor: Actor, current: string): Promise<OwnSession[]> {
  demand(mayOpenOwnAccount(actor));
  const open = await listOpenSessions(accounts, actor.id);
  return open
    .map(({ id, userAgent, openedAt, seenAt }) => ({
      id,
      device: deviceWords(userAgent),
      openedAt: openedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      isCurrent: id === current,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** Ends one session of one's own. @throws Problem `not-found` for any other, whoever's it is */
export async function endOwnSession(accounts: Accounts, actor: Actor, id: string): Promise<void> {
  await changeAccounts(accounts, actor, async (tx) => {
    const session = (await listOpenSessions(tx, actor.id)).find((one) => one.id === id);
    if (!session) throw problem('not-found', 'accounts.unknown-session', 'Cette session est déjà terminée.');
    await deleteSession(tx, id);
    const before = { device: deviceWords(session.userAgent) };
    return { result: undefined, facts: [{ name: 'accounts.session-ended', subject: actor.id, before, after: null }] };
  });
}

/** Ends every session of one’s own but the one that asks. */
export async function endOthers(tx: Tx, actor: Actor, current: string): Promise<OpenSession[]> {
  const others = (await listOpenSessions(tx, actor.id)).filter(({ id }) => id !== current);
  for (const { id } of others) await deleteSession(tx, id);
  return others;
}

/** Ends every session of one's own but the one that asks; how many there were. */
export async function endOtherSessions(accounts: Accounts, actor: Actor, current: string): Promise<number> {
  return changeAccounts(accounts, actor, async (tx) => {
    const ended = await endOthers(tx, actor, current);
    const facts = ended.map(({ userAgent }) => ({
      name: 'accounts.session-ended',
      subject: actor.id,
      before: { device: deviceWords(userAgent) },
      after: null,
    }));
    return { result: ended.length, facts };
  });
}

/**
 * Changes one's own password, and ends the other sessions: whoever opened one with the former password is out. The owner is told by
 * mail. @throws Problem when the former one is wrong, or the new one will not do
 */
export async function changePassword(
  house: MailHouse & { readonly database: Database },
  { actor, email, id: current = '' }: Pick<Session, 'actor' | 'email' | 'id'>,
  passwords: { readonly former: string; readonly chosen: string },
): Promise<void> {
  const { accounts } = house.database;
  const known = await findPasswordHash(accounts, actor.id);
  if (known === null || !(await matchesHash(passwords.former, known)))
    throw problem('invalid', 'accounts.wrong-password', 'Le mot de passe actuel n’est pas celui-là : rien n’a été changé.');
  demandPassword(passwords.chosen);
  if (passwords.chosen === passwords.former)
    throw problem('invalid', 'accounts.same-password', 'C’est déjà votre mot de passe : choisissez-en un autre.');
  const hash = await hashOf(passwords.chosen);
  await changeAccounts(accounts, actor, async (tx) => {
    await replacePassword(tx, actor.id, hash);
    await voidPasswordLink(tx, actor.id);
    await deletePendingOf(tx, actor.id);
    const ended = await endOthers(tx, actor, current);
    const after = { sessionsEnded: ended.length };
    return { result: undefined, facts: [{ name: 'accounts.password-changed', subject: actor.id, before: null, after }] };
  });
  await tellOwner(house, { email, name: actor.name }, passwordChangedNews());
}
