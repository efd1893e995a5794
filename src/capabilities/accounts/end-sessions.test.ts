import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { accounts, createAccounts, endSessionsOf } from './index.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
let account = '';
const alpha = testActor('alpha');
const password = 'la girafe descend en ville';
const email = 'lou@alpha.example';

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  const clock = { today: () => day('2026-11-22'), now: () => new Date() };
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  account = await house.desk.create(alpha, { name: 'Lou', email, password, roles: ['reader'] });
});
afterAll(() => base.close());

async function enter(): Promise<Headers> {
  const answer = await house.sessions.signIn({ email, password }, new Headers());
  if (!answer.signedIn) throw new Error(answer.why);
  return new Headers({ cookie: answer.cookies.map((one) => one.split(';')[0]).join('; ') });
}

test('somebody’s sessions are ended by nobody who does not manage them, nor by themselves', async () => {
  const cookie = await enter();
  const director = testActor('alpha', ['member-it-director'], 'gentilly');
  for (const actor of [testActor('beta'), testActor('alpha', ['direction']), director])
    await expect(endSessionsOf(base.database, actor, account)).rejects.toMatchObject({ code: 'accounts.unknown' });
  const own = { ...alpha, id: account };
  await expect(endSessionsOf(base.database, own, account)).rejects.toMatchObject({ code: 'accounts.own-account' });
  expect(await house.sessions.find(cookie)).not.toBeNull();
});

test('an administrator ends them all, which is written down; the password still opens', async () => {
  const cookies = [await enter(), await enter()];
  expect(await endSessionsOf(base.database, alpha, account)).toBe(3);
  for (const cookie of cookies) expect(await house.sessions.find(cookie)).toBeNull();
  const fact = 'accounts.sessions-ended';
  const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact, subject: account, limit: 1 }));
  expect(entry).toMatchObject({ actorId: alpha.id, after: { sessionsEnded: 3 } });
  expect(await house.sessions.find(await enter())).not.toBeNull();
  expect(await endSessionsOf(base.database, alpha, account)).toBe(1);
  expect(await endSessionsOf(base.database, alpha, account)).toBe(0);
});
