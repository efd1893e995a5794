import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startOpenIdProvider } from '../../../tests/support/openid-provider.ts';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { OpenIdDoor } from '../../http/openid-door.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { insertGrant } from './grant.store.ts';
import { accounts } from './index.ts';
import { accountsWith, browserWith, sampleSite, signInThere } from './openid.samples.ts';
import { findPending, insertPending } from './pending-sign-in.store.ts';

let base: TestDatabase;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let house: ReturnType<typeof accountsWith>;
let door: OpenIdDoor;
let account = '';
let who = '';
let count = 0;
let sent: Mail[] = [];
/** The sessions' library dates what it writes by the machine's clock. */
const clock = { today: () => day('2026-11-22'), now: () => new Date() };
const alpha = testActor('alpha');
const password = 'la girafe descend en ville';
const reason = 'partie, son adresse a été donnée à une autre';

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  provider = await startOpenIdProvider('generic', sampleSite);
  house = accountsWith(base.database, provider, 'generic', clock, async (mail) => void sent.push(mail));
  if (!house.sessions.openId) throw new Error('no door');
  door = house.sessions.openId;
});
afterAll(async () => {
  await provider.stop();
  await base.close();
});

/** Each test has a person of its own, whom the provider's identity opens. */
beforeEach(async () => {
  sent = [];
  count += 1;
  who = `personne-${count}`;
  const email = `${who}@alpha.example`;
  account = await house.desk.create(alpha, { name: who, email, password, roles: ['reader'] });
  provider.people.set(who, { sub: who, email, email_verified: true });
  expect(await signInThere(door, who)).toMatchObject({ state: 'signed-in' });
});

const remove = (actor: Actor, why = reason) => door.unlinkPerson(actor, { account, reason: why });

describe('taking away somebody’s identity', () => {
  test('is refused to whoever does not manage them, for oneself, and without a reason', async () => {
    const director = testActor('alpha', ['member-it-director'], 'gentilly');
    for (const actor of [testActor('beta'), testActor('alpha', ['direction']), director]) {
      await expect(remove(actor)).rejects.toMatchObject({ code: 'accounts.unknown' });
      await expect(door.ofPerson(actor, account)).rejects.toMatchObject({ code: 'accounts.unknown' });
    }
    await expect(remove({ ...alpha, id: account })).rejects.toMatchObject({ code: 'accounts.own-account' });
    for (const why of ['', ' non ', 'x'.repeat(301)])
      await expect(remove(alpha, why)).rejects.toMatchObject({ code: 'accounts.no-reason' });
    expect(await door.ofPerson(alpha, account)).toMatchObject({ linkedAt: expect.any(String), hasPassword: true });
    expect(sent).toEqual([]);
  });

  test('is refused to an administrator who manages a part of the account only', async () => {
    const role = { role: 'reader', scope: { kind: 'operator' }, fromDay: day('2026-01-01'), toDay: null } as const;
    const { operator, id: grantedBy } = testActor('beta');
    await insertGrant(base.database.accounts, { ...role, account, operator, grantedBy });
    for (const actor of [alpha, testActor('beta')])
      await expect(remove(actor)).rejects.toMatchObject({ code: 'accounts.not-wholly-theirs' });
    expect(await signInThere(door, who)).toMatchObject({ state: 'signed-in' });
  });

  test('ends what the identity opened and nothing else; it is written down and mailed', async () => {
    const there = browserWith((await signInThere(door, who)).cookies);
    const answer = await house.sessions.signIn({ email: `${who}@alpha.example`, password }, new Headers());
    const here = browserWith(answer.signedIn ? answer.cookies : []);
    const later = { now: clock.now(), expiresAt: new Date(Date.now() + 60_000) };
    await insertPending(base.database.accounts, `waiting ${who}`, { account, openedBy: 'openid', idToken: null }, later);
    await remove(alpha);
    expect(await house.sessions.find(there)).toBeNull();
    expect(await house.sessions.find(here)).not.toBeNull();
    expect(await findPending(base.database.accounts, `waiting ${who}`, clock.now())).toBeNull();
    const fact = 'accounts.identity-removed';
    const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact, subject: account, limit: 1 }));
    expect(entry).toMatchObject({ actorId: alpha.id, before: { provider: 'Essai' }, after: { reason, sessionsEnded: 2 } });
    const subject = 'Bièvre : votre compte n’est plus lié à Essai';
    expect(sent).toMatchObject([{ to: `${who}@alpha.example`, subject }]);
    for (const text of [sent[0]?.text, sent[0]?.html]) expect(text).toContain('Un administrateur a délié votre compte');
    await expect(remove(alpha)).rejects.toMatchObject({ code: 'accounts.not-linked' });
  });

  test('lets in by its place another identity that proves the address, and no longer the one before', async () => {
    await remove(alpha);
    const email = `${who}@alpha.example`;
    provider.people.set('next', { sub: `${who}-bis`, email, email_verified: true });
    expect(await signInThere(door, 'next')).toMatchObject({ state: 'signed-in' });
    expect(await signInThere(door, who)).toMatchObject({ state: 'refused' });
  });
});
