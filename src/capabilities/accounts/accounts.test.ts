import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { insertGrant, listGrants } from './grant.store.ts';
import type { Terms } from './grant.ts';
import { accounts, createAccounts, generatePassword } from './index.ts';
import { closeAccount, endRole, grantRole } from './roles-held.ts';

let base: TestDatabase;
let house: ReturnType<typeof createAccounts>;
let today: Day = day('2026-11-22');
let hoursLater = 0;
/** The library dates what it writes by the machine's clock: later is later than that. */
const clock = { today: () => today, now: () => new Date(Date.now() + hoursLater * 3_600_000) };
const alpha = testActor('alpha');
const password = 'une phrase assez longue';
const ids: Record<string, string> = {};

async function open(name: string, roles: Actor['roles'], actor = alpha): Promise<string> {
  const id = await house.desk.create(actor, { name, email: `${name}@alpha.example`, password, roles });
  ids[name] = id;
  return id;
}

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts, directory] });
  house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  await open('administration', ['administrator']);
  await open('direction', ['direction']);
});
afterAll(() => base.close());

async function signedIn(name: string): Promise<Headers> {
  const answer = await house.sessions.signIn({ email: `${name}@alpha.example`, password }, new Headers());
  if (!answer.signedIn) throw new Error(answer.why);
  return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

async function factsOf(actor: Actor): Promise<string[]> {
  const entries = await base.database.read(actor, (tx) => listEntries(tx, { limit: 50 }));
  return entries.map(({ fact }) => fact);
}

const reading: Terms = { role: 'reader', scope: { kind: 'operator' }, fromDay: day('2026-01-01'), toDay: null };
const ofGentilly: Terms = { ...reading, role: 'member-reader', scope: { kind: 'member', code: 'gentilly' } };

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

  test('is written down when it is refused, with the address that it came from, where the account has a place', async () => {
    const from = '203.0.113.7';
    await house.sessions.signIn({ email: 'direction@alpha.example', password: 'pas du tout celui-là' }, new Headers(), from);
    const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact: 'accounts.sign-in-refused', limit: 1 }));
    expect(entry).toMatchObject({
      actorKind: 'system',
      fromWhere: from,
      subject: ids['direction'],
      after: { why: 'password' },
    });
    expect(await factsOf(testActor('beta'))).toEqual([]);
  });

  test('gives no session to a forged cookie, nor without one', async () => {
    expect(await house.sessions.find(new Headers())).toBeNull();
    expect(await house.sessions.find(new Headers({ cookie: 'bievre.session_token=abc.def' }))).toBeNull();
    // The token of a session that is open, under a signature that nobody of ours wrote.
    const cookie = decodeURIComponent((await signedIn('direction')).get('cookie') ?? '');
    const at = cookie.lastIndexOf('.') + 1;
    const signedBy = (first: string) =>
      house.sessions.find(new Headers({ cookie: cookie.slice(0, at) + first + cookie.slice(at + 1) }));
    expect(await signedBy(cookie.charAt(at))).not.toBeNull();
    expect(await signedBy(cookie.charAt(at) === 'A' ? 'B' : 'A')).toBeNull();
  });

  test('gives no session past the date that it was opened with, and keeps none', async () => {
    const headers = await signedIn('direction');
    const id = (await house.sessions.find(headers))?.id ?? '';
    await sql`update accounts.session set "expiresAt" = now() - interval '1 second' where id = ${id}`.execute(
      base.database.accounts,
    );
    expect(await house.sessions.find(headers)).toBeNull();
    await sql`update accounts.session set "expiresAt" = now() + interval '1 day' where id = ${id}`.execute(
      base.database.accounts,
    );
    expect(await house.sessions.find(headers)).toBeNull();
  });

  test('gives the actor the teams in which a role is held there alone', async () => {
    const account = await open('tête', []);
    const terms = { ...reading, role: 'team-head', scope: { kind: 'team', code: 'infra' } } as const;
    await insertGrant(base.database.accounts, { ...terms, account, operator: alpha.operator, grantedBy: 'essai' });
    const found = await house.sessions.find(await signedIn('tête'));
    expect(found?.actor).toMatchObject({ roles: ['team-head'], teams: { 'team-head': ['infra'] } });
  });

  test('gives the actor with the operator and the roles of the account, and a cookie that no script reads', async () => {
    const answer = await house.sessions.signIn({ email: ' DIRECTION@alpha.example', password }, new Headers(), '203.0.113.8');
    expect(answer).toMatchObject({ signedIn: true });
    const [entry] = await base.database.read(alpha, (tx) => listEntries(tx, { fact: 'accounts.signed-in', limit: 1 }));
    expect(entry).toMatchObject({ fromWhere: '203.0.113.8', after: { openedBy: 'password', secondFactor: null } });
    expect(answer.signedIn && answer.cookies.join()).toMatch(/HttpOnly; SameSite=Lax/i);
    const session = await house.sessions.find(await signedIn('direction'));
    expect(session).toMatchObject({
      email: 'direction@alpha.example',
      places: [{ operator: 'alpha', member: null, roles: ['direction'] }],
      actor: { kind: 'person', name: 'direction', operator: 'alpha', member: null, roles: ['direction'] },
    });
  });

  test('ends the session that the same browser held', async () => {
    const former = await signedIn('direction');
    const elsewhere = await signedIn('direction');
    const answer = await house.sessions.signIn({ email: 'direction@alpha.example', password }, former);
    expect(answer.signedIn).toBe(true);
    expect(await house.sessions.find(former)).toBeNull();
    expect(await house.sessions.find(elsewhere)).not.toBeNull();
    const refused = await house.sessions.signIn({ email: 'direction@alpha.example', password: 'autre-chose-encore' }, elsewhere);
    expect([refused.signedIn, await house.sessions.find(elsewhere)]).toEqual([false, expect.anything()]);
  });

  test('ends when the person signs out', async () => {
    const headers = await signedIn('direction');
    const cookies = await house.sessions.signOut(headers);
    expect(cookies.join()).toContain('Max-Age=0');
    expect(await house.sessions.find(headers)).toBeNull();
  });

  test('is written in the journal of the operator, as leaving is', async () => {
    expect(await factsOf(alpha)).toEqual(
      expect.arrayContaining(['accounts.created', 'accounts.role-granted', 'accounts.signed-in', 'accounts.signed-out']),
    );
    expect(await factsOf(testActor('beta'))).toEqual([]);
  });

  test('is over after twelve hours without a page, and after seven days in any case', async () => {
    const headers = await signedIn('direction');
    const seenEvery = async (hours: number, times: number) => {
      for (let time = 0; time < times; time += 1) {
        hoursLater += hours;
        if (!(await house.sessions.find(headers))) return hoursLater;
      }
      return null;
    };
    expect(await seenEvery(11, 15)).toBeNull();
    // Seen an hour ago, and 168 hours old: the cookie's own age ends it.
    hoursLater = 168;
    expect(await house.sessions.find(headers)).toBeNull();
    hoursLater = 0;
    const other = await signedIn('direction');
    hoursLater = 12;
    expect(await house.sessions.find(other)).toBeNull();
    hoursLater = 0;
    expect(await house.sessions.find(other)).toBeNull();
  });
});

describe('opening an account', () => {
  const account = { name: 'Deux', email: 'deux@alpha.example', password, roles: ['reader' as const] };

  test('is refused with a short password, or one that leaked', async () => {
    for (const weak of ['court', 'qwerty123456'])
      await expect(house.desk.create(alpha, { ...account, password: weak })).rejects.toMatchObject({
        code: 'accounts.weak-password',
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

describe('giving a role', () => {
  test.each([
    ['to whom reads only', testActor('alpha', ['reader']), reading, 'access.refused'],
    [
      'by a member’s director, at the operator',
      testActor('alpha', ['member-it-director'], 'gentilly'),
      reading,
      'access.refused',
    ],
    [
      'by a member’s director, for another member',
      testActor('alpha', ['member-it-director'], 'arcueil'),
      ofGentilly,
      'access.refused',
    ],
    [
      'by a member’s director, to a person of the operator',
      testActor('alpha', ['member-it-director'], 'gentilly'),
      ofGentilly,
      'accounts.unknown',
    ],
    ['by the administrator of another operator', testActor('beta'), reading, 'accounts.unknown'],
    ['of the operator for a member', alpha, { ...reading, scope: ofGentilly.scope }, 'accounts.bad-terms'],
    ['of a member for the operator', alpha, { ...ofGentilly, scope: reading.scope }, 'accounts.bad-terms'],
    ['of an auditor without an end', alpha, { ...reading, role: 'auditor' }, 'accounts.bad-terms'],
    ['that ends before it begins', alpha, { ...reading, toDay: day('2025-12-31') }, 'accounts.bad-terms'],
    [
      'of an administrator in one team',
      alpha,
      { ...reading, role: 'administrator', scope: { kind: 'team', code: 'si' } },
      'accounts.bad-terms',
    ],
  ] satisfies [string, Actor, Terms, string][])('is refused %s', async (_why, actor, terms, code) => {
    await expect(grantRole(base.database, actor, ids['direction'] ?? '', terms)).rejects.toMatchObject({ code });
  });

  test('works at once, is refused twice, and gives nothing from the day on which it ends', async () => {
    const account = await open('agent', []);
    await expect(grantRole(base.database, alpha, account, reading)).rejects.toMatchObject({ code: 'accounts.unknown' });
    const other = await open('lecture', ['agent']);
    await grantRole(base.database, alpha, other, { ...reading, fromDay: day('2026-11-23'), toDay: day('2026-12-01') });
    const headers = await signedIn('lecture');
    const rolesOn = async (date: string) => {
      today = day(date);
      return (await house.sessions.find(headers))?.actor.roles;
    };
    expect(await rolesOn('2026-11-22')).toEqual(['agent']);
    expect(await rolesOn('2026-11-23')).toEqual(['agent', 'reader']);
    expect(await rolesOn('2026-11-30')).toEqual(['agent', 'reader']);
    expect(await rolesOn('2026-12-01')).toEqual(['agent']);
    today = day('2026-11-22');
    await expect(grantRole(base.database, alpha, other, reading)).rejects.toMatchObject({ code: 'accounts.role-held' });
  });
});

describe('an account of several places', () => {
  test('cannot enter one where it has no role', async () => {
    const headers = await signedIn('direction');
    for (const key of ['gamma', 'alpha/gentilly', 'alpha/', ''])
      await expect(house.sessions.enterPlace(headers, key)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('enters the other with the roles that it has there, on that member’s side, and the journal says so', async () => {
    await grantRole(base.database, alpha, ids['direction'] ?? '', ofGentilly);
    const headers = await signedIn('direction');
    await house.sessions.enterPlace(headers, 'alpha/gentilly');
    expect(await house.sessions.find(headers)).toMatchObject({
      places: [{ member: null }, { member: 'gentilly' }],
      actor: { operator: 'alpha', member: 'gentilly', roles: ['member-reader'] },
    });
    expect(await factsOf(alpha)).toContain('accounts.entered-place');
  });

  test('is sent back to the place that it has left, and out when it has none', async () => {
    const headers = await signedIn('direction');
    await house.sessions.enterPlace(headers, 'alpha/gentilly');
    const grants = await listGrants(base.database.accounts, ids['direction'] ?? '');
    const grant = (role: Role) => grants.find((one) => one.role === role)?.id ?? '';
    await endRole(base.database, alpha, grant('member-reader'), today);
    expect(await house.sessions.find(headers)).toMatchObject({ actor: { member: null, roles: ['direction'] } });
    await endRole(base.database, alpha, grant('direction'), today);
    expect(await house.sessions.find(headers)).toBeNull();
  });
});

describe('closing an account', () => {
  test('is refused to another operator, to oneself, and when no administrator would be left', async () => {
    const administrator = ids['administration'] ?? '';
    await expect(closeAccount(base.database, testActor('beta'), today, administrator)).rejects.toMatchObject({
      code: 'accounts.unknown',
    });
    await expect(closeAccount(base.database, { ...alpha, id: administrator }, today, administrator)).rejects.toMatchObject({
      code: 'accounts.own-account',
    });
    await expect(closeAccount(base.database, alpha, today, administrator)).rejects.toMatchObject({
      code: 'accounts.last-administrator',
    });
  });

  test('ends its roles and its sessions at once', async () => {
    const leaving = await open('partant', ['finance', 'reader']);
    const headers = await signedIn('partant');
    await closeAccount(base.database, alpha, today, leaving);
    expect(await house.sessions.find(headers)).toBeNull();
    expect(await house.sessions.signIn({ email: 'partant@alpha.example', password }, new Headers())).toEqual({
      signedIn: false,
      why: expect.stringContaining('terminé depuis le 22 novembre 2026'),
    });
    expect(await factsOf(alpha)).toContain('accounts.closed');
  });
});
