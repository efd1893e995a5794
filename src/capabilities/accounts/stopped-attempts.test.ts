import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Notice } from '../../http/notice.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { insertAccount } from './account.store.ts';
import { accountsReader } from './accounts.reader.ts';
import { insertGrant } from './grant.store.ts';
import { accounts, closeAccount, createAccounts } from './index.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
let notices: Notice[] = [];
const today = day('2026-11-22');
const alpha = testActor('alpha');
const password = 'la girafe descend en ville';
const from = '203.0.113.7';

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  const clock = { today: () => today, now: () => new Date('2026-11-22T10:00:00Z') };
  const notify = (notice: Notice) => void notices.push(notice);
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock, notify });
});
afterAll(() => base.close());
beforeEach(() => {
  notices = [];
});

const open = (name: string) => house.desk.create(alpha, { name, email: `${name}@alpha.example`, password, roles: ['reader'] });
const written = (operator: string, subject: string) =>
  base.database.read(testActor(operator), (tx) => listEntries(tx, { subject, limit: 20 }));
const enter = (email: string) => house.sessions.signIn({ email, password: 'pas celui-là, non' }, new Headers(), from);

describe('attempts that are stopped', () => {
  test('are in no journal when nobody is known by them, or the account stands nowhere any more', async () => {
    expect(await house.sessions.noteStopped({ email: 'nobody@alpha.example' }, 'password', from)).toBe(false);
    expect(await house.sessions.noteStopped({ account: 'nobody' }, 'code', from)).toBe(false);
    const id = await open('partie');
    await closeAccount(base.database, alpha, today, id);
    expect(await house.sessions.noteStopped({ email: 'partie@alpha.example' }, 'password', from)).toBe(false);
  });

  test('are in the journal of each operator where the account stands, as the house’s own, with where they came from', async () => {
    const account = await open('lou');
    const { operator, id: grantedBy } = testActor('beta');
    const role = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;
    await insertGrant(base.database.accounts, { ...role, account, operator, grantedBy });
    expect(await house.sessions.noteStopped({ email: ' Lou@ALPHA.example' }, 'password', from)).toBe(true);
    for (const at of ['alpha', 'beta'])
      expect((await written(at, account))[0]).toMatchObject({
        ...{ fact: 'accounts.attempts-stopped', actorName: 'Connexion', fromWhere: from, after: { attempts: 'password' } },
      });
    expect(await written('gamma', account)).toEqual([]);
  });

  test('have their words', () => {
    for (const fact of ['accounts.attempts-stopped', 'accounts.token-stopped'])
      expect(accountsReader.facts?.[fact]?.label).toMatch(/^Trop d/);
  });
});

describe('a sign-in that is refused', () => {
  test('for an address that nobody has is noted on the machine, without that address', async () => {
    await enter('nobody@alpha.example');
    expect(notices).toEqual([{ event: 'sign-in.refused', why: 'unknown-account', address: from }]);
  });

  test('for an account that stands nowhere any more is noted there too', async () => {
    const id = await open('fermee');
    await closeAccount(base.database, alpha, today, id);
    await enter('fermee@alpha.example');
    expect(notices).toEqual([{ event: 'sign-in.refused', why: 'password', address: from }]);
  });

  test('for an account without a password is in its operator’s journal', async () => {
    const account = { id: 'sans-mot-de-passe', name: 'Max', email: 'max@alpha.example' };
    await insertAccount(base.database.accounts, account, null);
    const role = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null } as const;
    const { operator, id: grantedBy } = alpha;
    await insertGrant(base.database.accounts, { ...role, account: account.id, operator, grantedBy });
    await enter('max@alpha.example');
    expect((await written('alpha', account.id))[0]).toMatchObject({
      fact: 'accounts.sign-in-refused',
      after: { why: 'password' },
    });
    expect(notices).toEqual([]);
  });
});
