import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testActor } from '../../database/testing.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { alpha, openHouse, password, reading } from './accounts.samples.ts';
import { listGrants } from './grant.store.ts';
import type { Terms } from './grant.ts';
import { generatePassword } from './index.ts';
import { closeAccount, endRole, grantRole } from './roles-held.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.base.close());

const ofGentilly: Terms = { ...reading, role: 'member-reader', scope: { kind: 'member', code: 'gentilly' } };

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
    await expect(grantRole(house.base.database, actor, house.ids['direction'] ?? '', terms)).rejects.toMatchObject({ code });
  });

  test('works at once, is refused twice, and gives nothing from the day on which it ends', async () => {
    const account = await house.open('agent', []);
    await expect(grantRole(house.base.database, alpha, account, reading)).rejects.toMatchObject({ code: 'accounts.unknown' });
    const other = await house.open('lecture', ['agent']);
    await grantRole(house.base.database, alpha, other, { ...reading, fromDay: day('2026-11-23'), toDay: day('2026-12-01') });
    const headers = await house.signedIn('lecture');
    const rolesOn = async (date: string) => {
      house.time.today = day(date);
      return (await house.sessions.find(headers))?.actor.roles;
    };
    expect(await rolesOn('2026-11-22')).toEqual(['agent']);
    expect(await rolesOn('2026-11-23')).toEqual(['agent', 'reader']);
    expect(await rolesOn('2026-11-30')).toEqual(['agent', 'reader']);
    expect(await rolesOn('2026-12-01')).toEqual(['agent']);
    house.time.today = day('2026-11-22');
    await expect(grantRole(house.base.database, alpha, other, reading)).rejects.toMatchObject({ code: 'accounts.role-held' });
  });
});

describe('an account of several places', () => {
  test('cannot enter one where it has no role', async () => {
    const headers = await house.signedIn('direction');
    for (const key of ['gamma', 'alpha/gentilly', 'alpha/', ''])
      await expect(house.sessions.enterPlace(headers, key)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('enters the other with the roles that it has there, on that member’s side, and the journal says so', async () => {
    await grantRole(house.base.database, alpha, house.ids['direction'] ?? '', ofGentilly);
    const headers = await house.signedIn('direction');
    await house.sessions.enterPlace(headers, 'alpha/gentilly');
    expect(await house.sessions.find(headers)).toMatchObject({
      places: [{ member: null }, { member: 'gentilly' }],
      actor: { operator: 'alpha', member: 'gentilly', roles: ['member-reader'] },
    });
    expect(await house.factsOf(alpha)).toContain('accounts.entered-place');
  });

  test('is sent back to the place that it has left, and out when it has none', async () => {
    const headers = await house.signedIn('direction');
    await house.sessions.enterPlace(headers, 'alpha/gentilly');
    const grants = await listGrants(house.base.database.accounts, house.ids['direction'] ?? '');
    const grant = (role: Role) => grants.find((one) => one.role === role)?.id ?? '';
    await endRole(house.base.database, alpha, grant('member-reader'), house.time.today);
    expect(await house.sessions.find(headers)).toMatchObject({ actor: { member: null, roles: ['direction'] } });
    await endRole(house.base.database, alpha, grant('direction'), house.time.today);
    expect(await house.sessions.find(headers)).toBeNull();
  });
});

describe('closing an account', () => {
  test('is refused to another operator, to oneself, and when no administrator would be left', async () => {
    const administrator = house.ids['administration'] ?? '';
    await expect(closeAccount(house.base.database, testActor('beta'), house.time.today, administrator)).rejects.toMatchObject({
      code: 'accounts.unknown',
    });
    await expect(
      closeAccount(house.base.database, { ...alpha, id: administrator }, house.time.today, administrator),
    ).rejects.toMatchObject({
      code: 'accounts.own-account',
    });
    await expect(closeAccount(house.base.database, alpha, house.time.today, administrator)).rejects.toMatchObject({
      code: 'accounts.last-administrator',
    });
  });

  test('ends its roles and its sessions at once', async () => {
    const leaving = await house.open('partant', ['finance', 'reader']);
    const headers = await house.signedIn('partant');
    await closeAccount(house.base.database, alpha, house.time.today, leaving);
    expect(await house.sessions.find(headers)).toBeNull();
    expect(await house.sessions.signIn({ email: 'partant@alpha.example', password }, new Headers())).toEqual({
      signedIn: false,
      why: expect.stringContaining('terminé depuis le 22 novembre 2026'),
    });
    expect(await house.factsOf(alpha)).toContain('accounts.closed');
  });
});
