import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory, findOperator, recordOperator } from '../directory/index.ts';
import { accounts, createAccounts } from './index.ts';
import { type OpeningForm, type OpeningHouse, offerFirstOpening, offerOpening, openOperator, readOpening } from './openings.ts';

let base: TestDatabase;
let now = new Date('2026-11-22T10:00:00Z');
const clock = { today: () => day('2026-11-22'), now: () => now };
let house: OpeningHouse;
let site: ReturnType<typeof createAccounts>;
const password = 'la girafe descend en ville';

/** A database of its own for each group: what is told of an empty house ends with its first account. */
async function openEmpty(): Promise<void> {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  house = { database: base.database, clock, address: '203.0.113.7' };
  site = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'https://bievre.example', clock });
}

const form: OpeningForm = {
  code: 'valdo',
  operatorName: 'Syndicat du Val-d’Orge',
  name: 'Camille',
  email: ' Camille@Valdo.example',
  password,
};

const first = async () => (await offerFirstOpening(house)) ?? 'none';
const dead = { code: 'accounts.dead-opening', kind: 'not-found' };
const signIn = (email: string) => site.sessions.signIn({ email, password }, new Headers());
const journal = async (operator: string) => {
  const entries = await base.database.read(testActor(operator), (tx) => listEntries(tx, { limit: 20 }));
  return entries.map(({ fact }) => fact).reverse();
};

beforeEach(() => {
  now = new Date('2026-11-22T10:00:00Z');
});

describe('an empty house', () => {
  beforeAll(openEmpty);
  afterAll(() => base.close());

  test('opens nothing to whoever has no link', async () => {
    for (const token of ['', 'x'.repeat(43), "'; drop table accounts.opening"]) {
      await expect(readOpening(house, token)).rejects.toMatchObject(dead);
      await expect(openOperator(house, token, form)).rejects.toMatchObject(dead);
    }
  });

  test.each([
    ['a code that is none', { code: 'Val d’Orge' }, 'accounts.bad-operator'],
    ['an operator without a name', { operatorName: '  ' }, 'accounts.no-operator-name'],
    ['a name without end', { operatorName: 'x'.repeat(201) }, 'accounts.no-operator-name'],
    ['a person without a name', { name: ' ' }, 'accounts.no-name'],
    ['what is no address', { email: 'camille' }, 'accounts.bad-email'],
    ['a password that leaked', { password: 'Motdepasse2026' }, 'accounts.weak-password'],
  ])('refuses %s, keeps nothing of it, and leaves the link as it was', async (_what, wrong, code) => {
    const token = await first();
    await expect(openOperator(house, token, { ...form, ...wrong })).rejects.toMatchObject({ code });
    expect(await readOpening(house, token)).toEqual({ code: null, operatorName: null });
    expect(await site.desk.operators()).toEqual([]);
    expect(await base.database.read(testActor('valdo'), findOperator)).toBeNull();
  });

  test('voids a link by the next one, and after a day', async () => {
    const former = await first();
    const token = await first();
    await expect(readOpening(house, former)).rejects.toMatchObject(dead);
    now = new Date('2026-11-23T09:59:59Z');
    await expect(readOpening(house, token)).resolves.toMatchObject({ code: null });
    now = new Date('2026-11-23T10:00:00Z');
    await expect(openOperator(house, token, form)).rejects.toMatchObject(dead);
  });

  test('is opened once: the operator, its administrator, and the journal of both', async () => {
    const token = await first();
    expect(token).toMatch(/^[\w-]{43}$/);
    const both = await Promise.allSettled([openOperator(house, token, form), openOperator(house, token, form)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await site.desk.operators()).toEqual(['valdo']);
    await expect(readOpening(house, token)).rejects.toMatchObject(dead);
    expect(await signIn('camille@valdo.example')).toMatchObject({ signedIn: true });
    expect(await base.database.read(testActor('valdo'), findOperator)).toMatchObject({ code: 'valdo', name: form.operatorName });
    expect(await journal('valdo')).toEqual([
      'directory.operator-recorded',
      'accounts.opening-used',
      'accounts.created',
      'accounts.role-granted',
      'accounts.signed-in',
    ]);
    const entries = await base.database.read(testActor('valdo'), (tx) => listEntries(tx, { limit: 20 }));
    expect(entries.at(-1)).toMatchObject({ actorName: 'Camille', fromWhere: '203.0.113.7' });
    expect(JSON.stringify(entries)).not.toContain(token);
  });

  test('is not opened twice by one link that names two operators at once', async () => {
    const other = await openTestDatabase({ capabilities: [accounts, directory] });
    const elsewhere = { ...house, database: other.database };
    const token = (await offerFirstOpening(elsewhere)) ?? 'none';
    const both = await Promise.allSettled(
      ['valdo', 'essai'].map((code) => openOperator(elsewhere, token, { ...form, code, email: `${code}@${code}.example` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: dead });
    await other.close();
  });

  test('is empty no more: no other link is made without a name', async () => {
    expect(await offerFirstOpening(house)).toBeNull();
    expect(await offerOpening(house, testActor('valdo'))).toBeNull();
  });
});

describe('an operator that files made', () => {
  beforeAll(async () => {
    await openEmpty();
    await recordOperator(base.database, testActor('essai'), 'Syndicat d’essai');
  });
  afterAll(() => base.close());

  test('closes the door of an empty house: a link without a name opens nothing any more', async () => {
    const token = await first();
    await offerOpening(house, testActor('essai'));
    await expect(openOperator(house, token, form)).rejects.toMatchObject(dead);
    expect(await offerFirstOpening(house)).toBeNull();
    expect(await site.desk.operators()).toEqual(['essai']);
    expect(await site.desk.unopened()).toEqual(['essai']);
  });

  test('is the only one that its link opens, whatever the form says', async () => {
    const token = (await offerOpening(house, testActor('essai'))) ?? '';
    expect(await readOpening(house, token)).toEqual({ code: 'essai', operatorName: 'Syndicat d’essai' });
    await openOperator(house, token, { ...form, code: 'valdo', operatorName: 'Un autre nom' });
    expect(await site.desk.operators()).toEqual(['essai']);
    expect(await site.desk.unopened()).toEqual([]);
    expect(await base.database.read(testActor('essai'), findOperator)).toMatchObject({ name: 'Syndicat d’essai' });
    expect(await journal('essai')).toContain('accounts.opening-offered');
  });

  test('asks its own password of whoever has an account already, and gives them one more place', async () => {
    const token = (await offerOpening(house, testActor('second'))) ?? '';
    const wrong = { ...form, password: 'une autre phrase bien longue' };
    await expect(openOperator(house, token, wrong)).rejects.toMatchObject({ code: 'accounts.wrong-password' });
    // Only its code is known: its name is asked for.
    expect(await readOpening(house, token)).toEqual({ code: 'second', operatorName: null });
    await openOperator(house, token, form);
    expect(await base.database.read(testActor('second'), findOperator)).toMatchObject({ name: form.operatorName });
    expect(await journal('second')).not.toContain('accounts.created');
    const answer = await signIn('camille@valdo.example');
    const cookie = answer.signedIn ? answer.cookies.map((one) => one.split(';')[0]).join('; ') : '';
    expect((await site.sessions.find(new Headers({ cookie })))?.places.map(({ operator }) => operator)).toEqual([
      'essai',
      'second',
    ]);
  });
});
