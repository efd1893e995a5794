import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWalker, startOpenIdProvider } from '../../../tests/support/openid-provider.ts';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { OpenIdDoor, OpenIdReturn } from '../../http/openid-door.ts';
import type { Session } from '../../http/session.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { accounts } from './index.ts';
import { accountsWith, browserWith, sampleSite, signInThere } from './openid.samples.ts';
import { insertPasskey } from './passkey.store.ts';

let base: TestDatabase;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let house: ReturnType<typeof accountsWith>;
let door: OpenIdDoor;
let minutesLater = 0;
/** The sessions' library dates what it writes by the machine's clock. */
const clock = { today: () => day('2026-11-22'), now: () => new Date(Date.now() + minutesLater * 60_000) };
const alpha = testActor('alpha');
const password = 'la girafe descend en ville';

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  provider = await startOpenIdProvider('generic', sampleSite);
  house = accountsWith(base.database, provider, 'generic', clock);
  if (!house.sessions.openId) throw new Error('no door');
  door = house.sessions.openId;
  for (const name of ['lou', 'max']) {
    await house.desk.create(alpha, { name, email: `${name}@alpha.example`, password, roles: ['reader'] });
    provider.people.set(name, { sub: name });
  }
});
afterAll(async () => {
  await provider.stop();
  await base.close();
});

type Open = { readonly browser: Headers; readonly session: Session };

async function opened(cookies: readonly string[]): Promise<Open> {
  const browser = browserWith(cookies);
  const session = await house.sessions.find(browser);
  if (!session) throw new Error('no session');
  return { browser, session };
}

async function byPassword(name: string): Promise<Open> {
  const answer = await house.sessions.signIn({ email: `${name}@alpha.example`, password }, new Headers());
  if (!answer.signedIn) throw new Error(answer.why);
  return opened(answer.cookies);
}

/** Gives the password, then goes to the provider as `login` and comes back, as `returning` when it is another. */
async function linkAs({ browser, session }: Open, login: string, returning: Session | null = session): Promise<OpenIdReturn> {
  const allowed = browserWith(await door.allowLink(session), browser.get('cookie') ?? '');
  const left = await door.beginLink(session, allowed);
  if (!left) throw new Error('not allowed');
  const answer = await createWalker(sampleSite)(left.location, login);
  return door.finish(answer, returning, browserWith(left.cookies), '203.0.113.9');
}

async function lastFact(fact: string) {
  const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact, limit: 1 }));
  return entry;
}

describe('linking one’s own account', () => {
  test('is refused without the password just given, in another session, and too late', async () => {
    const [lou, max] = [await byPassword('lou'), await byPassword('max')];
    expect(await door.beginLink(lou.session, lou.browser)).toBeNull();
    const allowed = browserWith(await door.allowLink(lou.session));
    expect(await door.beginLink(max.session, allowed)).toBeNull();
    expect(await door.beginLink(null, allowed)).toBeNull();
    minutesLater = 11;
    expect(await door.beginLink(lou.session, allowed)).toBeNull();
    minutesLater = 0;
  });

  test('is refused when somebody else, or nobody, is signed in on the way back', async () => {
    const [lou, max] = [await byPassword('lou'), await byPassword('max')];
    for (const returning of [max.session, null]) {
      expect(await linkAs(lou, 'lou', returning)).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('recommencez'),
      });
    }
    expect(await door.own(lou.session.actor.id)).toEqual({ linkedAt: null, hasPassword: true });
  });

  test('makes the identity open the account, whatever its address, and is written down', async () => {
    const lou = await byPassword('lou');
    expect(await linkAs(lou, 'personne')).toMatchObject({ state: 'not-linked', because: 'declined' });
    expect(await linkAs(lou, 'lou')).toMatchObject({ state: 'linked' });
    expect(await lastFact('accounts.identity-linked')).toMatchObject({ subject: lou.session.actor.id, fromWhere: '203.0.113.9' });
    const came = await signInThere(door, 'lou');
    expect((await opened(came.cookies)).session.email).toBe('lou@alpha.example');
  });

  test('is refused for an identity that opens another account, and for an account that has another identity', async () => {
    const max = await byPassword('max');
    expect(await linkAs(max, 'lou')).toMatchObject({ state: 'not-linked', because: 'taken' });
    expect(await linkAs(max, 'max')).toMatchObject({ state: 'linked' });
    provider.people.set('max', { sub: 'max-bis' });
    expect(await linkAs(max, 'max')).toMatchObject({ state: 'not-linked', because: 'other-identity' });
  });
});

describe('signing out', () => {
  test('leaves the provider alone when it has no part in the session', async () => {
    expect(await door.leave((await byPassword('lou')).session)).toBeNull();
    expect(await door.leave(null)).toBeNull();
    expect(await door.farewell(new Headers())).toBeNull();
  });

  test('ends the provider’s session too, by its own word, which no address of ours carries', async () => {
    const { session } = await opened((await signInThere(door, 'lou')).cookies);
    const cookies = await door.leave(session);
    expect(cookies?.join()).toMatch(/^bievre\.openid-fin=.*HttpOnly; SameSite=Lax$/);
    const farewell = await door.farewell(browserWith(cookies ?? []));
    const url = new URL(farewell?.location ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/session/end`);
    expect([...url.searchParams.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${sampleSite}/connexion`);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('unlinking', () => {
  test('ends the other sessions that the identity opened, and the way in', async () => {
    const there = await opened((await signInThere(door, 'lou')).cookies);
    const lou = await byPassword('lou');
    await door.unlink(lou.session);
    expect(await house.sessions.find(there.browser)).toBeNull();
    expect(await house.sessions.find(lou.browser)).not.toBeNull();
    expect(await lastFact('accounts.identity-unlinked')).toMatchObject({ before: { provider: 'Essai' } });
    expect(await signInThere(door, 'lou')).toMatchObject({ state: 'refused' });
    await expect(door.unlink(lou.session)).rejects.toMatchObject({ code: 'accounts.not-linked' });
  });
});

test('an account with a second factor of its own is asked for it when the provider has verified none', async () => {
  provider.people.set('max', { sub: 'max' });
  const { session } = await byPassword('max');
  await insertPasskey(base.database.accounts, session.actor.id, {
    id: 'cle',
    name: 'clé',
    publicKey: 'AAAA',
    counter: 0,
    transports: [],
    isSynced: false,
    madeAt: clock.now(),
  });
  const came = await signInThere(door, 'max', { back: '/budget' });
  expect(came).toMatchObject({ state: 'second-factor', back: '/budget' });
  expect(await house.sessions.find(browserWith(came.cookies))).toBeNull();
  provider.people.set('max', { sub: 'max', amr: ['mfa'] });
  expect(await signInThere(door, 'max')).toMatchObject({ state: 'signed-in' });
});
