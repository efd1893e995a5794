import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { accounts, closeAccount, createAccounts, invite } from './index.ts';
import { mailForgottenPassword, type PasswordLinkHouse, resetPassword } from './password-links.ts';

let base: TestDatabase;
let house: PasswordLinkHouse & { readonly address: string };
let site: ReturnType<typeof createAccounts>;
const sent: Mail[] = [];
const today = day('2026-11-22');
const clock = { today: () => today, now: () => new Date('2026-11-22T10:00:00Z') };
const origin = 'https://bievre.example';
const chosen = 'un zèbre monte à la gare';
const terms = { name: 'Tableau de bord', scope: 'read', days: 30 };

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  site = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin, clock });
  house = { database: base.database, ...clock, origin, mail: async (one) => void sent.push(one), address: '203.0.113.7' };
});
afterAll(() => base.close());

/** Somebody at alpha and at beta, with a token at each. */
async function owner(email: string): Promise<{ readonly alpha: Actor; readonly beta: Actor; readonly tokens: string[] }> {
  const password = 'la girafe descend en ville';
  const id = await site.desk.create(testActor('alpha'), { name: 'Camille <b>', email, password, roles: ['reader'] });
  const role = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;
  const asked = { name: 'Camille', email, terms: role, place: 'chez Beta' };
  const delivery = await invite({ ...house, mail: null }, testActor('beta'), asked);
  await acceptInvitation(base.database.accounts, clock.now(), delivery.mailed ? '' : delivery.link.replace(/.*\//, ''), password);
  const [alpha, beta] = ['alpha', 'beta'].map((operator) => ({ ...testActor(operator, ['reader']), id }));
  if (!alpha || !beta) throw new Error('two places');
  const made = [await site.tokens.make(alpha, terms), await site.tokens.make(beta, { ...terms, name: 'Paie' })];
  return { alpha, beta, tokens: made.map(({ token }) => token) };
}

async function reset(email: string, password = chosen): Promise<void> {
  await mailForgottenPassword(house, email);
  await resetPassword(house, /\/mot-de-passe\/(\S+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? '', password);
}

async function revokedAt(operator: string, id: string) {
  const found = await base.database.read(testActor(operator), (tx) =>
    listEntries(tx, { fact: 'accounts.token-revoked', subject: id, limit: 10 }),
  );
  return found.map(({ actorId, fromWhere, after }) => ({ actorId, fromWhere, after }));
}

test('a password that is refused leaves the tokens open, and nobody is told that it changed', async () => {
  const { tokens } = await owner('refusee@alpha.example');
  await expect(reset('refusee@alpha.example', 'qwerty123456')).rejects.toMatchObject({ code: 'accounts.weak-password' });
  for (const token of tokens) expect(await site.tokens.find(token)).not.toBeNull();
  expect(sent.map(({ subject }) => subject)).toEqual(['Nouveau mot de passe pour Bièvre']);
});

test('a password chosen again revokes the tokens of the account everywhere, and each operator learns of its own', async () => {
  const { alpha, tokens } = await owner('camille@alpha.example');
  const bystander = await owner('autre@alpha.example');
  await reset('camille@alpha.example');
  for (const token of tokens) expect(await site.tokens.find(token)).toBeNull();
  for (const token of bystander.tokens) expect(await site.tokens.find(token)).not.toBeNull();
  const reason = 'mot de passe choisi de nouveau par un lien';
  const told = (name: string) => [
    { actorId: alpha.id, fromWhere: '203.0.113.7', after: expect.objectContaining({ name, reason }) },
  ];
  expect(await revokedAt('alpha', alpha.id)).toEqual(told('Tableau de bord'));
  expect(await revokedAt('beta', alpha.id)).toEqual(told('Paie'));
  expect(await site.tokens.list(alpha)).toMatchObject([{ revokedOn: today, revokedBy: null, revocationReason: reason }]);
});

test('the owner is told by mail: when, what ended, and where to choose another password', async () => {
  await owner('sacha@alpha.example');
  await reset('sacha@alpha.example');
  const mail = sent.at(-1);
  expect(mail).toMatchObject({ to: 'sacha@alpha.example', subject: 'Bièvre : votre mot de passe a changé' });
  for (const words of [
    'Toutes vos sessions',
    'Vos 2 jetons d’API ont été révoqués',
    '22 novembre 2026 à 11:00',
    `${origin}/connexion/oubli`,
  ])
    for (const text of [mail?.text, mail?.html]) expect(text).toContain(words);
  expect(mail?.html).toContain('Camille &lt;b&gt;');
  expect(JSON.stringify(mail)).not.toContain(chosen);
});

test('a token left at an operator where the account has no role any more is revoked too, and written there', async () => {
  const { beta } = await owner('partie@alpha.example');
  await closeAccount(base.database, testActor('beta'), today, beta.id);
  await reset('partie@alpha.example');
  expect(await revokedAt('beta', beta.id)).toMatchObject([{ after: { name: 'Paie' } }]);
});

test('a mail server that does not take the message leaves the password chosen', async () => {
  await owner('sans-mail@alpha.example');
  await mailForgottenPassword(house, 'sans-mail@alpha.example');
  const token = /\/mot-de-passe\/(\S+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? '';
  const mail = async () => {
    throw new Error('451 plus tard');
  };
  await resetPassword({ ...house, mail }, token, chosen);
  const answer = await site.sessions.signIn({ email: 'sans-mail@alpha.example', password: chosen }, new Headers());
  expect(answer).toMatchObject({ signedIn: true });
});
