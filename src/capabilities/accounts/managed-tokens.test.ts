import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { ApiTokens } from '../../http/api-tokens.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { addDays, type Day, day } from '../../kernel/day.ts';
import { insertGrant } from './grant.store.ts';
import { accounts, createAccounts } from './index.ts';
import { listManagedTokens, revokeManagedToken } from './managed-tokens.ts';

let base: TestDatabase;
let tokens: ApiTokens;
const today: Day = day('2026-11-28');
const clock = { today: () => today, now: () => new Date('2026-11-28T10:00:00Z') };
const owners: Record<string, Actor> = {};

/** Somebody with a token of their own, named after them. */
async function owner(name: string, role: Role, operator = 'alpha', member: string | null = null): Promise<void> {
  const { desk } = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  const actor = testActor(operator);
  const account = { name, email: `${name}@${operator}.example`, password: 'une-phrase-assez-longue-du-pont' };
  const id = await desk.create(actor, { ...account, roles: member === null ? [role] : [] });
  const scope = { kind: 'member' as const, code: member ?? '' };
  const terms = { role, scope, fromDay: today, toDay: null, account: id, operator: actor.operator, grantedBy: 'essai' };
  if (member !== null) await insertGrant(base.database.accounts, terms);
  const person = { ...testActor(operator, [role], member), id, name };
  owners[name] = person;
  await tokens.make(person, { name: `jeton de ${name}`, scope: 'read', days: 30 });
}

const list = (actor: Actor, on = today) => listManagedTokens(base.database.accounts, actor, on);
const namesFor = async (actor: Actor, on = today) => (await list(actor, on)).map(({ name }) => name);
const revoke = (actor: Actor, id: string, reason = 'Vu dans un dépôt public') =>
  revokeManagedToken(base.database.accounts, actor, today, { id, reason });

function ownerNamed(name: string): Actor {
  const actor = owners[name];
  if (!actor) throw new Error(`${name} has no account`);
  return actor;
}

async function tokenOf(name: string): Promise<string> {
  const [sheet] = await tokens.list(ownerNamed(name));
  return sheet?.id ?? '';
}

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts] });
  tokens = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock }).tokens;
  await owner('administration', 'administrator');
  await owner('agent', 'agent');
  await owner('gentiane', 'member-it-director', 'alpha', 'gentilly');
  await owner('gerard', 'member-reader', 'alpha', 'gentilly');
  await owner('arcadie', 'member-it-director', 'alpha', 'arcueil');
  await owner('betty', 'administrator', 'beta');
});
afterAll(() => base.close());

describe('the tokens of others are refused', () => {
  test('to whoever manages no people, to see and to revoke', async () => {
    const token = await tokenOf('agent');
    for (const actor of [
      testActor('alpha', ['agent']),
      testActor('alpha', ['security-officer']),
      testActor('alpha', ['auditor']),
      testActor('alpha', ['member-reader'], 'gentilly'),
      testActor('alpha', ['administrator'], 'gentilly'),
    ]) {
      await expect(list(actor)).rejects.toMatchObject({ kind: 'refused' });
      await expect(revoke(actor, token)).rejects.toMatchObject({ kind: 'refused' });
    }
  });

  test('without a reason that their owner can read', async () => {
    const token = await tokenOf('agent');
    for (const reason of ['', ' ', 'x'.repeat(501)])
      await expect(revoke(testActor('alpha'), token, reason)).rejects.toMatchObject({ code: 'token.no-reason' });
  });

  test('to whoever manages other people: such a token does not exist', async () => {
    const unknown = await revoke(testActor('alpha'), 'no-such-id').catch((thrown: unknown) => thrown);
    expect(unknown).toMatchObject({ kind: 'not-found' });
    const { message } = unknown as Error; // thrown by the line above
    const tries: [Actor, string][] = [
      [testActor('alpha'), 'betty'],
      [testActor('beta'), 'agent'],
      [ownerNamed('gentiane'), 'arcadie'],
      [ownerNamed('gentiane'), 'agent'],
    ];
    for (const [actor, whose] of tries)
      await expect(revoke(actor, await tokenOf(whose))).rejects.toMatchObject({ kind: 'not-found', message });
  });

  test('to whoever sees as somebody who manages them', async () => {
    const seen = { ...testActor('alpha'), seenBy: { id: 'x', name: 'Administration' } };
    expect((await namesFor(seen)).length).toBeGreaterThan(0);
    await expect(revoke(seen, await tokenOf('agent'))).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('the open tokens', () => {
  test('of an operator are its administrator’s to see, on every side of it; those of a member are its director’s', async () => {
    const all = ['jeton de administration', 'jeton de agent', 'jeton de arcadie', 'jeton de gentiane', 'jeton de gerard'];
    expect((await namesFor(testActor('alpha'))).sort()).toEqual(all);
    expect(await namesFor(ownerNamed('gentiane'))).toEqual(['jeton de gentiane', 'jeton de gerard']);
    expect(await namesFor(testActor('beta'))).toEqual(['jeton de betty']);
    expect(await namesFor(testActor('alpha'), addDays(today, 30))).toEqual([]);
  });

  test('say whose they are and where they stand, and never hold what opens', async () => {
    const [found] = (await list(testActor('alpha'))).filter(({ name }) => name === 'jeton de gerard');
    expect(found).toMatchObject({
      owner: { name: 'gerard', email: 'gerard@alpha.example' },
      member: 'gentilly',
      scope: 'read',
      madeOn: today,
      usedOn: null,
    });
    expect(JSON.stringify(found)).not.toMatch(/hash|bievre_[\w-]{20}/);
  });

  test('once revoked open nothing, and tell their owner by whom and why', async () => {
    const token = await tokens.make(ownerNamed('gerard'), { name: 'perdu', scope: 'read', days: 30 });
    await revoke({ ...ownerNamed('administration'), address: '192.0.2.1' }, token.sheet.id, ' Vu dans un dépôt public ');
    expect(await tokens.find(token.token)).toBeNull();
    expect(await namesFor(testActor('alpha'))).not.toContain('perdu');
    const sheet = (await tokens.list(ownerNamed('gerard'))).find(({ name }) => name === 'perdu');
    expect(sheet).toMatchObject({
      revokedOn: today,
      revokedBy: 'administration',
      revocationReason: 'Vu dans un dépôt public',
    });
    await expect(revoke(ownerNamed('administration'), token.sheet.id)).rejects.toMatchObject({ kind: 'not-found' });
    const [latest] = await base.database.read(testActor('alpha'), (tx) => listEntries(tx, { limit: 1 }));
    expect(latest).toMatchObject({
      fact: 'accounts.token-revoked',
      subject: ownerNamed('gerard').id,
      actorName: 'administration',
      fromWhere: '192.0.2.1',
      after: { name: 'perdu', reason: 'Vu dans un dépôt public' },
    });
  });

  test('that their owner revokes say nobody else', async () => {
    const token = await tokenOf('agent');
    await tokens.revoke(ownerNamed('agent'), token);
    const [sheet] = await tokens.list(ownerNamed('agent'));
    expect(sheet).toMatchObject({ revokedOn: today, revokedBy: null, revocationReason: null });
  });
});
