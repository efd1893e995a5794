import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import { accounts, createAccounts, generatePassword } from './index.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
const alpha = testActor('alpha');
const password = 'une-phrase-assez-longue';

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts] });
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000' });
  await house.desk.create(alpha, {
    name: 'Direction',
    email: 'Direction@alpha.example',
    password,
    operator: alpha.operator,
    roles: ['direction'],
  });
});
afterAll(() => base.close());

async function signedIn(email: string): Promise<Headers> {
  const answer = await house.sessions.signIn({ email, password }, new Headers());
  if (!answer.signedIn) throw new Error(answer.why);
  return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

async function factsOf(actor: Actor): Promise<string[]> {
  const entries = await base.database.read(actor, (tx) => listEntries(tx, { limit: 50 }));
  return entries.map(({ fact }) => fact);
}

describe('signing in', () => {
  test('is refused with the same sentence for a wrong password and for an unknown address', async () => {
    const wrong = await house.sessions.signIn(
      { email: 'direction@alpha.example', password: 'autre-chose-encore' },
      new Headers(),
    );
    const unknown = await house.sessions.signIn({ email: 'personne@alpha.example', password }, new Headers());
    expect(wrong).toEqual({ signedIn: false, why: 'Adresse ou mot de passe incorrect.' });
    expect(unknown).toEqual(wrong);
  });

  test('gives no session to a forged cookie, nor without one', async () => {
    expect(await house.sessions.find(new Headers())).toBeNull();
    expect(await house.sessions.find(new Headers({ cookie: 'bievre.session_token=abc.def' }))).toBeNull();
  });

  test('gives the actor with the operator and the roles of the account, and a cookie that no script reads', async () => {
    const answer = await house.sessions.signIn({ email: ' DIRECTION@alpha.example', password }, new Headers());
    expect(answer).toMatchObject({ signedIn: true });
    expect(answer.signedIn && answer.cookies.join()).toMatch(/HttpOnly; SameSite=Lax/i);
    const session = await house.sessions.find(await signedIn('direction@alpha.example'));
    expect(session).toMatchObject({
      email: 'direction@alpha.example',
      operators: ['alpha'],
      actor: { kind: 'person', name: 'Direction', operator: 'alpha', roles: ['direction'] },
    });
  });

  test('ends when the person signs out', async () => {
    const headers = await signedIn('direction@alpha.example');
    const cookies = await house.sessions.signOut(headers);
    expect(cookies.join()).toContain('Max-Age=0');
    expect(await house.sessions.find(headers)).toBeNull();
  });

  test('is written in the journal of the operator, as leaving is', async () => {
    expect(await factsOf(alpha)).toEqual(
      expect.arrayContaining(['accounts.created', 'accounts.roles-granted', 'accounts.signed-in', 'accounts.signed-out']),
    );
    expect(await factsOf(testActor('beta'))).toEqual([]);
  });
});

describe('opening an account', () => {
  const account = { name: 'Deux', email: 'deux@alpha.example', password, operator: alpha.operator, roles: ['reader' as const] };

  test('is refused with a short password', async () => {
    await expect(house.desk.create(alpha, { ...account, password: 'court' })).rejects.toMatchObject({
      code: 'accounts.short-password',
    });
  });

  test('is refused for an address that has one', async () => {
    await expect(house.desk.create(alpha, { ...account, email: 'direction@ALPHA.example' })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  test('lists the operators where somebody has a role', async () => {
    expect(await house.desk.operators()).toEqual(['alpha']);
  });

  test('generates passwords long enough to be accepted, never twice the same', () => {
    const made = new Set(Array.from({ length: 100 }, generatePassword));
    expect(made.size).toBe(100);
    expect([...made].every((one) => /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/.test(one))).toBe(true);
  });
});

describe('an account of several operators', () => {
  test('cannot enter an operator where it has no role', async () => {
    await expect(house.sessions.enterOperator(await signedIn('direction@alpha.example'), 'gamma')).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  test('enters the other with the roles that it has there, and the journal of that operator says so', async () => {
    await house.desk.grant(testActor('beta'), 'direction@alpha.example', ['reader']);
    const headers = await signedIn('direction@alpha.example');
    await house.sessions.enterOperator(headers, 'beta');
    expect(await house.sessions.find(headers)).toMatchObject({
      operators: ['alpha', 'beta'],
      actor: { operator: 'beta', roles: ['reader'] },
    });
    expect(await factsOf(testActor('beta'))).toContain('accounts.entered-operator');
  });
});
