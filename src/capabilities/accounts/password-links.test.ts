import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { accounts, closeAccount, createAccounts, grantRole, invite } from './index.ts';
import { changePassword } from './own-account.ts';
import { makePasswordLink } from './password-link-of-person.ts';
import { mailForgottenPassword, type PasswordLinkHouse, readPasswordLink, resetPassword } from './password-links.ts';
import { findPending, insertPending } from './pending-sign-in.store.ts';

let base: TestDatabase;
let house: PasswordLinkHouse & { readonly address: string };
let site: ReturnType<typeof createAccounts>;
let now = new Date('2026-11-22T10:00:00Z');
let sent: Mail[] = [];
const today = day('2026-11-22');
const alpha = testActor('alpha');
const password = 'la girafe descend en ville';
const chosen = 'un zèbre monte à la gare';
const dead = { code: 'accounts.dead-password-link', kind: 'not-found' };
const reader = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  const clock = { today: () => today, now: () => now };
  site = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'https://bievre.example', clock });
  const mail = async (one: Mail) => void sent.push(one);
  house = { database: base.database, ...clock, origin: 'https://bievre.example', mail, address: '203.0.113.7' };
});
afterAll(() => base.close());
beforeEach(() => {
  sent = [];
  now = new Date('2026-11-22T10:00:00Z');
});

let people = 0;
/** Somebody new at alpha, so that no test meets the links of another. */
async function newcomer(): Promise<{ readonly id: string; readonly email: string }> {
  people += 1;
  const email = `personne-${people}@alpha.example`;
  return { id: await site.desk.create(alpha, { name: 'Camille <b>', email, password, roles: ['reader'] }), email };
}

/** One more place for an account, at another operator. */
async function joinBeta(email: string): Promise<void> {
  const asked = { name: 'Camille', email, terms: reader, place: 'chez Beta' };
  const delivery = await invite({ ...house, mail: null }, testActor('beta'), asked);
  const token = delivery.mailed ? '' : delivery.link.replace(/.*\//, '');
  await acceptInvitation(base.database.accounts, now, token, password);
}

const tokenIn = (text = '') => /\/mot-de-passe\/(\S+)/.exec(text)?.[1] ?? '';
async function ask(email: string): Promise<string> {
  sent = [];
  await mailForgottenPassword(house, email);
  return tokenIn(sent[0]?.text);
}
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const signIn = (email: string, tried: string) => site.sessions.signIn({ email, password: tried }, new Headers());
const factsOf = async (operator: string, about: string) => {
  const entries = await base.database.read(testActor(operator), (tx) => listEntries(tx, { limit: 200, subject: about }));
  return entries.filter(({ fact }) => fact.startsWith('accounts.password-'));
};

describe('asking for a link', () => {
  test('sends nothing to an address without an account, to a closed account, nor without a mail server', async () => {
    const { id, email } = await newcomer();
    await closeAccount(base.database, alpha, today, id);
    for (const address of ['nobody@alpha.example', email, '', "' or true --"]) expect(await ask(address)).toBe('');
    await mailForgottenPassword({ ...house, mail: null }, (await newcomer()).email);
    expect(sent).toEqual([]);
  });

  test('sends one to the account’s own address, of which the database keeps the fingerprint only', async () => {
    const { email } = await newcomer();
    const token = await ask(` ${email.toUpperCase()}`);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(sent).toMatchObject([{ to: email, subject: 'Nouveau mot de passe pour Bièvre' }]);
    expect(sent[0]?.text).toContain('22 novembre 2026 à 12:00 (heure de Paris)');
    expect(sent[0]?.html).toContain('Camille &lt;b&gt;');
    expect(sent[0]?.html).toContain(token);
    expect(await readPasswordLink(house, token)).toMatchObject({ email });
  });

  test('again within five minutes sends nothing and leaves the link; after that, another one voids it', async () => {
    const { email } = await newcomer();
    const token = await ask(email);
    later(4);
    expect(await ask(email)).toBe('');
    await expect(readPasswordLink(house, token)).resolves.toMatchObject({ email });
    later(1);
    const second = await ask(email);
    await expect(readPasswordLink(house, token)).rejects.toMatchObject(dead);
    await expect(readPasswordLink(house, second)).resolves.toMatchObject({ email });
  });

  test('can be tried again at once when the mail server did not take the message', async () => {
    const { email } = await newcomer();
    const mail = async () => {
      throw new Error('451 plus tard');
    };
    await expect(mailForgottenPassword({ ...house, mail }, email)).rejects.toThrow('451 plus tard');
    expect(await ask(email)).not.toBe('');
  });
});

describe('a link', () => {
  test('opens nothing when it is not one, or after an hour', async () => {
    for (const token of ['', 'x'.repeat(43)]) await expect(resetPassword(house, token, chosen)).rejects.toMatchObject(dead);
    const token = await ask((await newcomer()).email);
    later(60);
    await expect(resetPassword(house, token, chosen)).rejects.toMatchObject(dead);
  });

  test('refuses a password that leaked, and can then be used', async () => {
    const token = await ask((await newcomer()).email);
    await expect(resetPassword(house, token, 'qwerty123456')).rejects.toMatchObject({ code: 'accounts.weak-password' });
    await resetPassword(house, token, chosen);
  });

  test.each([
    ['signing in', (email: string) => signIn(email, password)],
    [
      'a change of password',
      (email: string, id: string) =>
        changePassword(house, { actor: { ...alpha, id }, email }, { former: password, chosen: 'le hibou compte ses plumes' }),
    ],
    ['a role given', (_email: string, id: string) => grantRole(base.database, alpha, id, { ...reader, role: 'direction' })],
    ['the closing of the account', (_email: string, id: string) => closeAccount(base.database, alpha, today, id)],
  ])('is void after %s', async (_what, happens) => {
    const { id, email } = await newcomer();
    const token = await ask(email);
    await happens(email, id);
    await expect(resetPassword(house, token, chosen)).rejects.toMatchObject(dead);
  });

  test('works once, ends every session, signs nobody in, and is written wherever the account stands', async () => {
    const { id, email } = await newcomer();
    await joinBeta(email);
    const answer = await signIn(email, password);
    const cookie = answer.signedIn ? answer.cookies.map((one) => one.split(';')[0]).join('; ') : '';
    const token = await ask(email);
    const both = await Promise.allSettled([resetPassword(house, token, chosen), resetPassword(house, token, chosen)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await site.sessions.find(new Headers({ cookie }))).toBeNull();
    for (const operator of ['alpha', 'beta'])
      expect(await factsOf(operator, id)).toMatchObject([
        { fact: 'accounts.password-reset', actorId: id, fromWhere: '203.0.113.7', after: { sessionsEnded: 1 } },
      ]);
    expect(await signIn(email, password)).toMatchObject({ signedIn: false });
    expect(await signIn(email, chosen)).toMatchObject({ signedIn: true });
  });
});

test('a sign-in that waits for its second factor is over: the password that began it is no more', async () => {
  const { id, email } = await newcomer();
  const expiresAt = new Date(now.getTime() + 60_000);
  await insertPending(
    base.database.accounts,
    'a waiting browser',
    { account: id, openedBy: 'password', idToken: null },
    { now, expiresAt },
  );
  await resetPassword(house, await ask(email), chosen);
  expect(await findPending(base.database.accounts, 'a waiting browser', now)).toBeNull();
});

describe('a link made for a person', () => {
  const shown = () => ({ ...house, mail: null });

  test('is refused to whoever does not manage them, and for oneself', async () => {
    const { id } = await newcomer();
    for (const actor of [testActor('beta'), testActor('alpha', ['member-it-director'], 'gentilly')])
      await expect(makePasswordLink(house, actor, id)).rejects.toMatchObject({ code: 'accounts.unknown' });
    const direction = testActor('alpha', ['direction']);
    await expect(makePasswordLink(house, direction, id)).rejects.toMatchObject({ code: 'access.refused' });
    await expect(makePasswordLink(house, alpha, 'nobody')).rejects.toMatchObject({ code: 'accounts.unknown' });
    await expect(makePasswordLink(house, { ...alpha, id }, id)).rejects.toMatchObject({ code: 'accounts.own-account' });
    await closeAccount(base.database, alpha, today, id);
    await expect(makePasswordLink(house, alpha, id)).rejects.toMatchObject({ code: 'accounts.closed' });
    expect(sent).toEqual([]);
  });

  test('is shown where no mail server is set, or does not take it, and this is written down', async () => {
    const { id, email } = await newcomer();
    const delivery = await makePasswordLink(shown(), alpha, id);
    expect(delivery).toMatchObject({ mailed: false, email, why: null });
    const mail = async () => {
      throw new Error('550 boîte inconnue');
    };
    const second = await makePasswordLink({ ...house, mail }, alpha, id);
    expect(second).toMatchObject({ mailed: false, why: '550 boîte inconnue' });
    expect((await factsOf('alpha', id)).map(({ fact, after }) => [fact, after]).reverse()).toEqual([
      ['accounts.password-link-made', { email, delivery: 'shown' }],
      ['accounts.password-link-made', { email, delivery: 'mailed' }],
      ['accounts.password-link-shown', { email }],
    ]);
    const tokens = [delivery, second].map((one) => (one.mailed ? '' : tokenIn(one.link)));
    await expect(resetPassword(house, tokens[0] ?? '', chosen)).rejects.toMatchObject(dead);
    await resetPassword(house, tokens[1] ?? '', chosen);
  });

  test('goes by mail alone when the account stands in another operator too, or once did', async () => {
    const { id, email } = await newcomer();
    await joinBeta(email);
    await expect(makePasswordLink(shown(), alpha, id)).rejects.toMatchObject({ code: 'accounts.only-by-mail' });
    await closeAccount(base.database, testActor('beta'), today, id);
    await expect(makePasswordLink(shown(), alpha, id)).rejects.toMatchObject({ code: 'accounts.only-by-mail' });
    const failing: Mail[] = [];
    const mail = async (one: Mail) => {
      failing.push(one);
      throw new Error('550 boîte inconnue');
    };
    await expect(makePasswordLink({ ...house, mail }, alpha, id)).rejects.toMatchObject({ code: 'accounts.not-mailed' });
    await expect(readPasswordLink(house, tokenIn(failing[0]?.text))).rejects.toMatchObject(dead);
    expect(await makePasswordLink(house, alpha, id)).toEqual({ mailed: true, email });
    expect(sent).toMatchObject([{ to: email }]);
    expect(JSON.stringify(await factsOf('alpha', id))).not.toContain(tokenIn(sent[0]?.text));
  });

  test('goes by mail alone from a member’s director to somebody of the operator too', async () => {
    const { id, email } = await newcomer();
    const ofGentilly = { ...reader, role: 'member-referent', scope: { kind: 'member', code: 'gentilly' } } as const;
    await grantRole(base.database, alpha, id, ofGentilly);
    const director = testActor('alpha', ['member-it-director'], 'gentilly');
    await expect(makePasswordLink(shown(), director, id)).rejects.toMatchObject({ code: 'accounts.only-by-mail' });
    expect(await makePasswordLink(house, director, id)).toEqual({ mailed: true, email });
    expect(await makePasswordLink(shown(), alpha, id)).toMatchObject({ mailed: false, email });
  });
});
