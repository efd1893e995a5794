import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { accounts, createAccounts } from './index.ts';
import { changePassword, endOtherSessions, endOwnSession, listOwnSessions } from './own-account.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
const password = 'la girafe descend en ville';
const email = 'camille@alpha.example';
const alpha = testActor('alpha');
const camille = { ...testActor('alpha', ['reader']), id: '' };
const other = { ...testActor('alpha', ['reader']), id: '' };

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts] });
  const clock = { today: () => day('2026-11-22'), now: () => new Date() };
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  camille.id = await house.desk.create(alpha, { name: 'Camille', email, password, roles: ['reader'] });
  other.id = await house.desk.create(alpha, { name: 'Autre', email: 'autre@alpha.example', password, roles: ['reader'] });
});
afterAll(() => base.close());

async function open(userAgent: string, chosen = password): Promise<{ headers: Headers; id: string }> {
  const answer = await house.sessions.signIn({ email, password: chosen }, new Headers({ 'user-agent': userAgent }));
  if (!answer.signedIn) throw new Error(answer.why);
  const headers = new Headers({ cookie: answer.cookies.map((one) => one.split(';')[0]).join('; ') });
  return { headers, id: (await house.sessions.find(headers))?.id ?? '' };
}

const mails: Mail[] = [];
const told = () => ({
  database: base.database,
  now: () => new Date('2026-11-22T10:00:00Z'),
  origin: 'http://localhost:3000',
  mail: async (mail: Mail) => void mails.push(mail),
});

const isOpen = async ({ headers }: { headers: Headers }) => (await house.sessions.find(headers)) !== null;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('one’s own sessions', () => {
  test('are listed with their devices, and nobody else’s', async () => {
    const desk = await open(firefox);
    await open('curl/8');
    const list = await listOwnSessions(base.database.accounts, camille, desk.id);
    expect(list.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['Firefox sur Linux', true],
      ['Appareil inconnu', false],
    ]);
    expect(await listOwnSessions(base.database.accounts, other, '')).toEqual([]);
  });

  test('end one by one, by their own person only', async () => {
    const session = await open(firefox);
    await expect(endOwnSession(base.database.accounts, other, session.id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await isOpen(session)).toBe(true);
    await endOwnSession(base.database.accounts, camille, session.id);
    expect(await isOpen(session)).toBe(false);
    await expect(endOwnSession(base.database.accounts, camille, session.id)).rejects.toMatchObject({
      code: 'accounts.unknown-session',
    });
  });

  test('end all but the one that asks', async () => {
    const [here, there] = [await open(firefox), await open(firefox)];
    expect(await endOtherSessions(base.database.accounts, camille, here.id)).toBeGreaterThan(1);
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
    expect(await endOtherSessions(base.database.accounts, camille, here.id)).toBe(0);
  });
});

describe('changing one’s password', () => {
  test.each([
    [
      'when the former one is wrong',
      { former: 'ce n’est pas celui-là', chosen: 'un zèbre monte à la gare' },
      'accounts.wrong-password',
    ],
    ['when the new one leaked', { former: password, chosen: 'qwerty123456' }, 'accounts.weak-password'],
    ['when it is the same', { former: password, chosen: password }, 'accounts.same-password'],
  ])('is refused %s, and ends nothing', async (_when, passwords, code) => {
    const [here, there] = [await open(firefox), await open(firefox)];
    await expect(changePassword(told(), { actor: camille, email, id: here.id }, passwords)).rejects.toMatchObject({ code });
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, true]);
    expect(mails).toEqual([]);
  });

  test('ends the other sessions, and the former password opens nothing any more', async () => {
    const [here, there] = [await open(firefox), await open(firefox)];
    const chosen = 'un zèbre monte à la gare';
    await changePassword(told(), { actor: camille, email, id: here.id }, { former: password, chosen });
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
    await expect(open(firefox)).rejects.toThrow('incorrect');
    expect((await open(firefox, chosen)).id).not.toBe('');
    const journal = await base.database.read(alpha, (tx) => listEntries(tx, { fact: 'accounts.password-changed', limit: 5 }));
    expect(journal).toHaveLength(1);
    expect(JSON.stringify(journal)).not.toContain(chosen);
    expect(mails).toMatchObject([{ to: email, subject: 'Bièvre : votre mot de passe a changé' }]);
    for (const text of [mails[0]?.text, mails[0]?.html]) expect(text).toContain('22 novembre 2026 à 11:00');
    expect(JSON.stringify(mails)).not.toContain(chosen);
  });
});
