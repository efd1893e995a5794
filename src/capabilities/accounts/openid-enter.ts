import type { Database, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Fact } from '../../kernel/command.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { takeUp } from './accept-invitation.ts';
import { type Account, insertAccount } from './account.store.ts';
import { listPendingFor } from './invitation.store.ts';
import { insertIdentity } from './openid-identity.store.ts';
import type { Matched } from './openid-match.ts';
import { changeAccounts } from './record-change.store.ts';

type House = { readonly database: Database; readonly clock: Clock };

/** What a new link is made of; `label` is the name of the provider. */
export type NewIdentity = { readonly provider: string; readonly subject: string; readonly label: string };

function linkedMeanwhile(): Problem {
  return problem('conflict', 'accounts.identity-taken', 'Cette identité ou ce compte vient d’être lié autrement : recommencez.');
}

/** The statement of a link with its fact. @throws Problem `conflict` when either is linked already */
export async function linkIdentity(tx: Tx, account: string, { provider, subject, label }: NewIdentity): Promise<Fact> {
  if (!(await insertIdentity(tx, account, provider, subject))) throw linkedMeanwhile();
  return { name: 'accounts.identity-linked', subject: account, before: null, after: { provider: label } };
}

async function settle(tx: Tx, { account, how }: Pick<Matched, 'account' | 'how'>, identity: NewIdentity): Promise<Fact[]> {
  if (how === 'known') return [];
  const { name, email } = account;
  if (how === 'opened') await insertAccount(tx, account, null);
  const created: Fact = { name: 'accounts.created', subject: account.id, before: null, after: { name, email } };
  return [...(how === 'opened' ? [created] : []), await linkIdentity(tx, account.id, identity)];
}

function actorOf({ id, name }: Account, operator: OperatorCode, address: string | null): Actor {
  return { kind: 'person', id, name, operator, member: null, address, roles: [] };
}

/**
 * Links the identity, opens the account when it is new, and takes up every invitation of its address: one transaction an operator,
 * since each has its own journal. Those that a fault left pending are taken up the next time. @throws Problem `conflict`
 */
export async function enter(house: House, matched: Matched, identity: NewIdentity, address: string | null): Promise<void> {
  const { account, how, invitations, places } = matched;
  const { accounts } = house.database;
  const now = house.clock.now();
  const invited = [...new Set(invitations.map(({ operator }) => operator))];
  const home = places[0]?.operator ?? invited[0];
  const operators = [...new Set([...(how === 'known' || home === undefined ? [] : [home]), ...invited])];
  for (const [index, operator] of operators.entries()) {
    const actor = actorOf(account, operator, address);
    await changeAccounts(accounts, actor, async (tx) => {
      const facts = index === 0 ? await settle(tx, matched, identity) : [];
      for (const invitation of await listPendingFor(tx, account.email, now, operator))
        facts.push(...(await takeUp(tx, actor, invitation, account.id, now)));
      return { result: undefined, facts };
    });
  }
}
