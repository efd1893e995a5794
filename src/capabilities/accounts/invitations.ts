import type { Database, Tx } from '../../database/face.ts';
import type { Mail, SendMail } from '../../http/mail.ts';
import { mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail } from './account.store.ts';
import { isNotOver, memberOf, type Terms } from './grant.ts';
import { type Invitation, insertInvitation, listPending, noteMailed, noteRevoked, replaceLink } from './invitation.store.ts';
import { invitationMail } from './invitation-mail.ts';
import { hour, newLink } from './link-token.ts';
import { demandPerson } from './person-form.ts';
import { changeAccounts } from './record-change.store.ts';
import { demandTerms, factOf, manageableGrants } from './roles-held.ts';

/** How long a link works. */
export const invitationDays = 7;

const lifetime = invitationDays * 24 * hour;

/** What inviting needs of the house; `mail` is null where no server sends it. */
export type Invitations = {
  readonly database: Database;
  readonly now: () => Date;
  readonly origin: string;
  readonly mail: SendMail | null;
};

/** What became of a link: mailed, or to be handed over by the administrator, who sees it this once. */
export type Delivery =
  | { readonly mailed: true; readonly email: string }
  | { readonly mailed: false; readonly email: string; readonly link: string; readonly why: string | null };

async function demandNewcomer(tx: Tx, actor: Actor, email: string, terms: Terms): Promise<void> {
  const account = await findAccountByEmail(tx, email);
  const grants = account ? await manageableGrants(tx, actor) : [];
  if (grants.some((one) => one.account === account?.id && isNotOver(one, terms.fromDay)))
    throw problem(
      'conflict',
      'accounts.already-here',
      `${email} a déjà un compte ici : donnez-lui ce rôle depuis sa page, dans la liste des personnes.`,
    );
  const pending = await listPending(tx, actor.operator);
  if (pending.some((one) => one.email === email && memberOf(one.terms.scope) === memberOf(terms.scope)))
    throw problem('conflict', 'accounts.already-invited', `${email} est déjà invité : renvoyez-lui plutôt son invitation.`);
}

async function deliver(
  house: Invitations,
  email: string,
  id: string,
  token: string,
  mail: (link: string) => Mail,
): Promise<Delivery> {
  const link = `${house.origin}/invitation/${token}`;
  if (house.mail === null) return { mailed: false, email, link, why: null };
  try {
    await house.mail(mail(link));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'raison inconnue';
    return { mailed: false, email, link, why };
  }
  await noteMailed(house.database.accounts, id, house.now());
  return { mailed: true, email };
}

/** Invites someone to hold a role in the actor's operator, by a link that works once. @throws Problem */
export async function invite(
  house: Invitations,
  actor: Actor,
  asked: { readonly name: string; readonly email: string; readonly terms: Terms; readonly place: string },
): Promise<Delivery> {
  const { terms } = asked;
  demandTerms(actor, terms);
  const { name, email } = demandPerson(asked);
  const { token, kept: link } = newLink(house.now(), lifetime);
  const id = await changeAccounts(house.database.accounts, actor, async (tx) => {
    await demandNewcomer(tx, actor, email, terms);
    const made = await insertInvitation(tx, { operator: actor.operator, email, name, terms, invitedBy: actor.id, ...link });
    const fact: Fact = { name: 'accounts.invited', subject: made, before: null, after: { name, email, ...factOf(terms) } };
    return { result: made, facts: [fact] };
  });
  return deliver(house, email, id, token, (address) =>
    invitationMail({ to: email, name, role: terms.role, place: asked.place, link: address, expiresAt: link.expiresAt }),
  );
}

/** The pending invitations that the actor may see to. */
export async function listInvitations(accounts: Database['accounts'], actor: Actor): Promise<Invitation[]> {
  const pending = await listPending(accounts, actor.operator);
  return pending.filter(({ terms }) => mayManagePeople(actor, memberOf(terms.scope)).may);
}

async function getInvitation(tx: Tx, actor: Actor, id: string): Promise<Invitation> {
  const found = (await listInvitations(tx, actor)).find((one) => one.id === id);
  if (found) return found;
  throw problem('not-found', 'accounts.unknown-invitation', 'Cette invitation n’existe pas, ou n’attend plus de réponse.');
}

/** A new link for a pending invitation; the one before opens nothing any more. @throws Problem */
export async function resendInvitation(house: Invitations, actor: Actor, id: string, place: string): Promise<Delivery> {
  const { token, kept: link } = newLink(house.now(), lifetime);
  const invitation = await changeAccounts(house.database.accounts, actor, async (tx) => {
    const found = await getInvitation(tx, actor, id);
    await replaceLink(tx, id, link);
    const fact: Fact = { name: 'accounts.invitation-resent', subject: id, before: null, after: { email: found.email } };
    return { result: found, facts: [fact] };
  });
  const { email, name, terms } = invitation;
  return deliver(house, email, id, token, (address) =>
    invitationMail({ to: email, name, role: terms.role, place, link: address, expiresAt: link.expiresAt }),
  );
}

/** Withdraws a pending invitation: its link opens nothing any more. @throws Problem */
export async function revokeInvitation(house: Invitations, actor: Actor, id: string): Promise<void> {
  await changeAccounts(house.database.accounts, actor, async (tx) => {
    const { email, terms } = await getInvitation(tx, actor, id);
    await noteRevoked(tx, id, house.now());
    const before = { email, ...factOf(terms) };
    return { result: undefined, facts: [{ name: 'accounts.invitation-withdrawn', subject: id, before, after: null }] };
  });
}
