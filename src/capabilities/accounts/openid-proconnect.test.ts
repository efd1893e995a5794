import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOpenIdProvider, strongLevel, weakLevel } from '../../../tests/support/openid-provider.ts';
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

let base: TestDatabase;
let proConnect: Awaited<ReturnType<typeof startOpenIdProvider>>;
let house: ReturnType<typeof accountsWith>;
let door: OpenIdDoor;
const today = day('2026-11-22');
/** The sessions' library dates what it writes by the machine's clock. */
const clock = { today: () => today, now: () => new Date() };
const alpha = testActor('alpha');
const reader: Terms = { role: 'reader', scope: { kind: 'operator' }, fromDay: today, toDay: null };
const ofGentilly: Terms = { ...reader, role: 'member-referent', scope: { kind: 'member', code: 'gentilly' } };
const sirens = { alpha: '732829320', gentilly: '356000000' };
const sirets = { alpha: '73282932000074', gentilly: '35600000000048', elsewhere: '55208131766522' };
const nobody = /cette identité n’ouvre rien ici\. Demandez à l’administrateur/;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  proConnect = await startOpenIdProvider('proconnect', sampleSite);
  house = accountsWith(base.database, proConnect, 'proconnect', clock);
  if (!house.sessions.openId) throw new Error('no door');
  door = house.sessions.openId;
  await base.database.transaction(alpha, async (tx) => {
    await record(tx, alpha, 'directory.operator', [{ code: 'alpha', name: 'Alpha', siren: sirens.alpha }]);
    await recordBodies(tx, alpha, [{ code: 'gentilly', siren: sirens.gentilly }]);
  });
});
afterAll(async () => {
  await proConnect.stop();
  await base.close();
});

async function inviteTo(email: string, terms = reader): Promise<void> {
  const inviting = { database: base.database, now: clock.now, origin: sampleSite, mail: null };
  await invite(inviting, alpha, { name: `Personne ${email}`, email, terms, place: 'ici' });
}

async function pendingOf(email: string): Promise<number> {
  return (await listInvitations(base.database.accounts, alpha)).filter((one) => one.email === email).length;
}

async function sessionOf(came: OpenIdReturn): Promise<Session> {
  const session = await house.sessions.find(browserWith(came.cookies));
  if (!session) throw new Error(`no session: ${JSON.stringify(came)}`);
  return session;
}

describe('at ProConnect, which verifies no address', () => {
  test.each([
    ['another establishment', sirets.elsewhere],
    ['none', undefined],
    ['no true one', '73282932000075'],
  ])('somebody of %s is refused', async (_which, siret) => {
    if ((await pendingOf('ana@gentilly.example')) === 0) await inviteTo('ana@gentilly.example', ofGentilly);
    proConnect.people.set('ana', { sub: 'ana', email: 'ana@gentilly.example', ...(siret && { siret }) });
    expect(await signInThere(door, 'ana')).toMatchObject({ state: 'refused', why: expect.stringMatching(nobody) });
  });

  test.each([
    ['the member for which they were invited', 'ana@gentilly.example', ofGentilly, sirets.gentilly],
    ['the operator itself', 'eli@alpha.example', reader, sirets.alpha],
  ])('somebody of %s is let in, by a signed answer', async (_which, email, terms, siret) => {
    if ((await pendingOf(email)) === 0) await inviteTo(email, terms);
    proConnect.people.set('ana', { sub: `pc-${email}`, email, siret });
    const came = await signInThere(door, 'ana');
    expect(came.state).toBe('signed-in');
    expect((await sessionOf(came)).actor.member).toBe(terms.scope.kind === 'member' ? terms.scope.code : null);
  });

  test('is asked with long values that differ each time, and nothing that it does not know', async () => {
    const [first, second] = proConnect.asked.slice(-2);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)?.length).toBeGreaterThanOrEqual(32);
      expect(first?.get(name)).not.toBe(second?.get(name));
    }
    expect([first?.get('response_type'), first?.get('code_challenge_method')]).toEqual(['code', 'S256']);
  });
});

describe('where the operator asks for a second factor', () => {
  beforeAll(() => setFactorDemand({ database: base.database, now: clock.now }, alpha, 'everybody'));

  test('somebody invited without one is refused, and opens no account by it', async () => {
    await inviteTo('zoe@alpha.example');
    proConnect.people.set('zoe', { sub: 'zoe', email: 'zoe@alpha.example', siret: sirets.alpha, acr: weakLevel });
    expect(await signInThere(door, 'zoe')).toMatchObject({
      state: 'refused',
      why: expect.stringContaining('second facteur'),
    });
    expect(await pendingOf('zoe@alpha.example')).toBe(1);
  });

  test('the provider is asked for it, and whoever has one there is let in', async () => {
    expect(JSON.parse(proConnect.asked.at(-1)?.get('claims') ?? '{}')).toEqual({
      id_token: { acr: { essential: true, values: [strongLevel] } },
    });
    proConnect.people.set('zoe', {
      sub: 'zoe',
      email: 'zoe@alpha.example',
      siret: sirets.alpha,
      acr: weakLevel,
      strongerAcr: strongLevel,
    });
    const came = await signInThere(door, 'zoe');
    expect((await sessionOf(came)).lacksFactor).toBeUndefined();
    const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact: 'accounts.signed-in', limit: 1 }));
    expect(entry).toMatchObject({ after: { openedBy: 'openid', secondFactor: 'provider' } });
  });
});
