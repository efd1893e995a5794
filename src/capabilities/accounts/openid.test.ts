import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startOpenIdProvider, strongLevel } from '../../../tests/support/openid-provider.ts';
import { listEntries } from '../../database/journal.store.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { OpenIdDoor, OpenIdReturn } from '../../http/openid-door.ts';
import type { Session } from '../../http/session.ts';
import { day } from '../../kernel/day.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { setFactorDemand } from './ask-factor.ts';
import type { Terms } from './grant.ts';
import { accounts } from './index.ts';
import { invite, listInvitations } from './invitations.ts';
import { accountsWith, browserWith, sampleSite, signInThere } from './openid.samples.ts';
import { closeAccount } from './roles-held.ts';

type Running = Awaited<ReturnType<typeof startOpenIdProvider>>;

let base: TestDatabase;
let keycloak: Running;
let generic: ReturnType<typeof accountsWith>;
let minutesLater = 0;
const today = day('2026-11-22');
/** The sessions' library dates what it writes by the machine's clock. */
const clock = { today: () => today, now: () => new Date(Date.now() + minutesLater * 60_000) };
const alpha = testActor('alpha');
const beta = testActor('beta');
const password = 'la girafe descend en ville';
const reader: Terms = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null };
const ofGentilly: Terms = { ...reader, role: 'member-referent', scope: { kind: 'member', code: 'gentilly' } };
const sirens = { alpha: '732829320', gentilly: '356000000' };
const sirets = { alpha: '73282932000074', gentilly: '35600000000048', elsewhere: '55208131766522' };

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  keycloak = await startOpenIdProvider('generic', sampleSite);
  generic = accountsWith(base.database, keycloak, 'generic', clock);
  await base.database.transaction(alpha, async (tx) => {
    await record(tx, alpha, 'directory.operator', [{ code: 'alpha', name: 'Alpha', siren: sirens.alpha }]);
    await recordBodies(tx, alpha, [{ code: 'gentilly', siren: sirens.gentilly }]);
  });
  await generic.desk.create(alpha, { name: 'Lou', email: 'lou@alpha.example', password, roles: ['reader'] });
});
beforeEach(() => {
  minutesLater = 0;
});
afterAll(async () => {
  await keycloak.stop();
  await base.close();
});

function doorOf(house: ReturnType<typeof accountsWith>): OpenIdDoor {
  if (!house.sessions.openId) throw new Error('no door');
  return house.sessions.openId;
}

async function inviteTo(email: string, terms = reader, actor = alpha): Promise<void> {
  const inviting = { database: base.database, now: clock.now, origin: sampleSite, mail: null };
  await invite(inviting, actor, { name: `Personne ${email}`, email, terms, place: 'ici' });
}

async function pendingOf(email: string): Promise<number> {
  return (await listInvitations(base.database.accounts, alpha)).filter((one) => one.email === email).length;
}

async function lastFact(fact: string, actor = alpha) {
  const [entry] = await base.database.read(actor, (tx) => listEntries(tx, { fact, limit: 1 }));
  return entry;
}

async function sessionOf(came: OpenIdReturn): Promise<Session> {
  const session = await generic.sessions.find(browserWith(came.cookies));
  if (!session) throw new Error(`no session: ${JSON.stringify(came)}`);
  return session;
}

const nobody = /cette identité n’ouvre rien ici\. Demandez à l’administrateur/;
const stale = /n’a pas été commencée dans ce navigateur, a déjà servi, ou date de plus de dix minutes/;

describe('somebody who comes back from the provider', () => {
  test.each([
    ['that nobody invited', { sub: 'r1', email: 'inconnu@alpha.example', email_verified: true }],
    ['whose address the provider has not verified', { sub: 'r2', email: 'r2@alpha.example', email_verified: false }],
    ['of whose address nothing is said', { sub: 'r3', email: 'r2@alpha.example' }],
    ['who claims an establishment where anybody may', { sub: 'r4', email: 'r2@alpha.example', siret: sirets.alpha }],
    ['without an address', { sub: 'r5', email_verified: true }],
  ])('is refused in the same words, and told whom to ask: one %s', async (_who, person) => {
    keycloak.people.set('refus', person);
    if ((await pendingOf('r2@alpha.example')) === 0) await inviteTo('r2@alpha.example');
    expect(await signInThere(doorOf(generic), 'refus')).toMatchObject({
      state: 'refused',
      status: 401,
      why: expect.stringMatching(nobody),
    });
    expect(await pendingOf('r2@alpha.example')).toBe(1);
  });

  test('is written down where the address is known, with why', async () => {
    expect(await lastFact('accounts.sign-in-refused')).toMatchObject({
      fromWhere: '203.0.113.9',
      after: { why: 'unverified-email' },
    });
    expect(await lastFact('accounts.sign-in-refused', beta)).toBeUndefined();
  });

  test('is refused once the invitation has expired, or the account holds no role any more', async () => {
    await inviteTo('tard@alpha.example');
    keycloak.people.set('tard', { sub: 'tard', email: 'tard@alpha.example', email_verified: true });
    minutesLater = 7 * 24 * 60 + 1;
    expect(await signInThere(doorOf(generic), 'tard')).toMatchObject({ state: 'refused', why: expect.stringMatching(nobody) });
    minutesLater = 0;
    const id = await generic.desk.create(alpha, { name: 'Sam', email: 'sam@alpha.example', password, roles: ['reader'] });
    await closeAccount(base.database, alpha, today, id);
    keycloak.people.set('sam', { sub: 'sam', email: 'sam@alpha.example', email_verified: true });
    expect(await signInThere(doorOf(generic), 'sam')).toMatchObject({ state: 'refused', why: expect.stringMatching(nobody) });
  });

  test('is refused with an answer that served, from another browser, too late, or of another attempt', async () => {
    keycloak.people.set('lou', { sub: 'lou', email: 'lou@alpha.example', email_verified: true });
    const door = doorOf(generic);
    const came = await signInThere(door, 'lou');
    expect(came.state).toBe('signed-in');
    const refused = { state: 'refused', why: expect.stringMatching(stale) };
    expect(await door.finish(came.answer, null, came.browser)).toMatchObject(refused);
    const other = browserWith((await door.begin('/')).cookies);
    expect(await door.finish(came.answer, null, other)).toMatchObject(refused);
    expect(await door.finish(came.answer, null, new Headers())).toMatchObject(refused);
    const forged = browserWith(['bievre.openid=IjEuYWJjLmRlZi5naGki']);
    expect(await door.finish(came.answer, null, forged)).toMatchObject(refused);
    const late = signInThere(door, 'lou', {
      change: (location) => {
        minutesLater = 11;
        return location;
      },
    });
    expect(await late).toMatchObject(refused);
  });

  test('is refused when the answer is not to the question that this browser left with', async () => {
    const invalid = { state: 'refused', why: expect.stringContaining('n’a pas pu être vérifiée') };
    const changing = (name: string, value: string) => (location: string) => {
      const url = new URL(location);
      url.searchParams.set(name, value);
      return url.href;
    };
    const nonce = await signInThere(doorOf(generic), 'lou', { change: changing('nonce', 'x'.repeat(43)) });
    expect(nonce).toMatchObject(invalid);
    const client = await signInThere(doorOf(generic), 'lou', { change: changing('client_id', keycloak.otherClient) });
    expect(client).toMatchObject(invalid);
    const verifier = await signInThere(doorOf(generic), 'lou', { change: changing('code_challenge', 'y'.repeat(43)) });
    expect(verifier).toMatchObject(invalid);
    const state = await signInThere(doorOf(generic), 'lou', { change: changing('state', 'z'.repeat(43)) });
    expect(state).toMatchObject({ state: 'refused', why: expect.stringMatching(stale) });
  });

  test('is refused when the provider says no, does not answer, or does not know this site', async () => {
    const door = doorOf(generic);
    expect(await signInThere(door, 'nobody-of-that-name')).toMatchObject({
      state: 'refused',
      why: expect.stringContaining('ne vous a pas identifié'),
    });
    const silent: Running = { ...keycloak, issuer: 'http://127.0.0.1:9' };
    const house = accountsWith(base.database, silent, 'generic', clock);
    await expect(doorOf(house).begin('/')).rejects.toMatchObject({ kind: 'unavailable', code: 'openid.unreachable' });
    expect(String(house.faults)).toContain('fournisseur d’identité');
    const wrong = accountsWith(base.database, { ...keycloak, clientSecret: 'pas le bon secret' }, 'generic', clock);
    expect(await signInThere(doorOf(wrong), 'lou')).toMatchObject({ state: 'refused', why: expect.stringContaining('vérifiée') });
    expect(String(wrong.faults)).toContain('invalid_client');
    expect(String(wrong.faults)).not.toContain('secret');
  });

  test('is refused when the account is linked to another identity of the provider', async () => {
    keycloak.people.set('lou', { sub: 'quelqu-un-d-autre', email: 'lou@alpha.example', email_verified: true });
    expect(await signInThere(doorOf(generic), 'lou')).toMatchObject({ state: 'refused', why: expect.stringMatching(nobody) });
    expect(await lastFact('accounts.sign-in-refused')).toMatchObject({ after: { why: 'other-identity' } });
  });
});

describe('an identity', () => {
  test('is linked by a verified address to the account that has it, then known by its subject, whatever address it claims', async () => {
    expect(await lastFact('accounts.identity-linked')).toMatchObject({ actorName: 'Lou', after: { provider: 'Essai' } });
    keycloak.people.set('lou', { sub: 'lou', email: 'tout-autre@ailleurs.example', email_verified: false });
    const came = await signInThere(doorOf(generic), 'lou', { back: '/adherents?annee=2025' });
    expect(came).toMatchObject({ state: 'signed-in', back: '/adherents?annee=2025' });
    expect(await sessionOf(came)).toMatchObject({ email: 'lou@alpha.example', actor: { operator: 'alpha', roles: ['reader'] } });
    expect(await lastFact('accounts.signed-in')).toMatchObject({
      fromWhere: '203.0.113.9',
      after: { openedBy: 'openid', secondFactor: null },
    });
  });

  test('opens an account without a password, with every role that the address was invited to, in any operator', async () => {
    await inviteTo('kim@alpha.example');
    await inviteTo('kim@alpha.example', ofGentilly);
    await inviteTo('kim@alpha.example', reader, beta);
    keycloak.people.set('kim', { sub: 'kim', email: 'Kim@ALPHA.example', email_verified: true });
    const session = await sessionOf(await signInThere(doorOf(generic), 'kim'));
    expect(session.places.map(({ operator, member }) => [operator, member])).toEqual(
      expect.arrayContaining([
        ['alpha', null],
        ['alpha', 'gentilly'],
        ['beta', null],
      ]),
    );
    expect(await doorOf(generic).own(session.actor.id)).toMatchObject({ hasPassword: false, linkedAt: expect.any(String) });
    expect(await lastFact('accounts.role-granted', beta)).toMatchObject({ subject: session.actor.id });
    const byPassword = await generic.sessions.signIn({ email: 'kim@alpha.example', password }, new Headers());
    expect(byPassword).toMatchObject({ signedIn: false });
    await expect(doorOf(generic).unlink(session)).rejects.toMatchObject({ code: 'accounts.only-way-in' });
  });

  test('takes up later invitations by signing in again', async () => {
    await inviteTo('kim@alpha.example', { ...ofGentilly, scope: { kind: 'member', code: 'arcueil' } }, testActor('gamma'));
    const session = await sessionOf(await signInThere(doorOf(generic), 'kim'));
    expect(session.places.map(({ member }) => member)).toContain('arcueil');
  });
});

describe('where the operator asks for a second factor', () => {
  beforeAll(() => setFactorDemand({ database: base.database, now: clock.now }, alpha, 'everybody'));
  afterAll(() => setFactorDemand({ database: base.database, now: clock.now }, alpha, 'nobody'));

  test('somebody known without one is refused', async () => {
    expect(await signInThere(doorOf(generic), 'lou')).toMatchObject({
      state: 'refused',
      why: expect.stringContaining('second facteur'),
    });
    expect(await lastFact('accounts.sign-in-refused')).toMatchObject({ after: { why: 'no-second-factor' } });
  });

  test.each([
    [{ amr: ['pwd', 'mfa'] }, 'signed-in'],
    [{ amr: ['pwd'] }, 'refused'],
    // Nobody said that this level stands for two factors here.
    [{ acr: strongLevel }, 'refused'],
  ])('%j is %s at a provider without levels', async (proof, state) => {
    keycloak.people.set('lou', { sub: 'lou', ...proof });
    expect((await signInThere(doorOf(generic), 'lou')).state).toBe(state);
  });
});
