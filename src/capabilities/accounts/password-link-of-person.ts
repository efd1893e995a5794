import type { Tx } from '../../database/face.ts';
import { demand, mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { type Account, findPasswordHash, listAccounts } from './account.store.ts';
import { listGrants } from './grant.store.ts';
import { type Grant, isNotOver, memberOf } from './grant.ts';
import type { Delivery } from './invitations.ts';
import { replacePasswordLink, voidPasswordLink } from './password-link.store.ts';
import { passwordLinkMail } from './password-link-mail.ts';
import { newPasswordLink, type PasswordLinkHouse } from './password-links.ts';
import { changeAccounts } from './record-change.store.ts';
import { manageableGrants, unknownPerson } from './roles-held.ts';

function refuse(code: string, sentence: string): never {
  throw problem('conflict', code, sentence);
}

/** The account of a person whom the actor manages, when a link can be made for it. @throws Problem */
async function demandAccount(tx: Tx, house: PasswordLinkHouse, actor: Actor, id: string): Promise<Account> {
  const own = (await manageableGrants(tx, actor)).filter((one) => one.account === id);
  const [account] = own.length === 0 ? [] : await listAccounts(tx, [id]);
  if (!account) throw unknownPerson();
  if (id === actor.id) refuse('accounts.own-account', 'C’est votre propre compte : changez de mot de passe sur « Mon compte ».');
  if (!own.some((one) => isNotOver(one, house.today())))
    refuse('accounts.closed', 'Ce compte est fermé ici : donnez-lui d’abord un rôle.');
  if ((await findPasswordHash(tx, id)) === null)
    refuse('accounts.no-password', 'Ce compte se connecte sans mot de passe : il n’y en a pas à remplacer.');
  return account;
}

/**
 * Whether the actor may see the link: only when they manage every role that the account holds or ever held. Otherwise whoever
 * administers one operator would take over an account that stands in another.
 */
function isTheirs(actor: Actor, grants: readonly Grant[]): boolean {
  return grants.every(({ operator, scope }) => operator === actor.operator && mayManagePeople(actor, memberOf(scope)).may);
}

/** The link goes by mail to the account's own address, or is shown this once to an actor who may see it. */
async function deliver(
  house: PasswordLinkHouse,
  actor: Actor,
  made: { readonly account: Account; readonly link: string; readonly expiresAt: Date; readonly isTheirs: boolean },
): Promise<Delivery> {
  const { account, link, expiresAt } = made;
  const { id, name, email } = account;
  if (house.mail === null) return { mailed: false, email, link, why: null };
  try {
    await house.mail(passwordLinkMail({ to: email, name, by: actor.name, link, expiresAt }));
    return { mailed: true, email };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'raison inconnue';
    if (!made.isTheirs) {
      await voidPasswordLink(house.database.accounts, id);
      throw problem(
        'unavailable',
        'accounts.not-mailed',
        `Le message à ${email} n’est pas parti (${why}) : recommencez plus tard.`,
      );
    }
    const fact = { name: 'accounts.password-link-shown', subject: id, before: null, after: { email } };
    await changeAccounts(house.database.accounts, actor, async () => ({ result: undefined, facts: [fact] }));
    return { mailed: false, email, link, why };
  }
}

/** A link by which a person whom the actor manages sets a new password; the one before opens nothing any more. @throws Problem */
export async function makePasswordLink(house: PasswordLinkHouse, actor: Actor, id: string): Promise<Delivery> {
  demand(mayManagePeople(actor, actor.member));
  const { link, kept } = newPasswordLink(house);
  const made = await changeAccounts(house.database.accounts, actor, async (tx) => {
    const account = await demandAccount(tx, house, actor, id);
    const theirs = isTheirs(actor, await listGrants(tx, id));
    if (house.mail === null && !theirs)
      refuse(
        'accounts.only-by-mail',
        'Ce compte ne dépend pas de vous seul : son lien ne peut partir que par messagerie, et aucun serveur n’est réglé ici.',
      );
    await replacePasswordLink(tx, { ...kept, account: id, madeBy: actor.id, madeAt: house.now() });
    const after = { email: account.email, delivery: house.mail === null ? 'shown' : 'mailed' };
    const fact = { name: 'accounts.password-link-made', subject: id, before: null, after };
    return { result: { account, isTheirs: theirs }, facts: [fact] };
  });
  return deliver(house, actor, { ...made, link, expiresAt: kept.expiresAt });
}
