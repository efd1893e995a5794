import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { ApiTokens } from '../../http/api-tokens.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { endGrant, insertGrant, listGrants } from './grant.store.ts';
import { accounts, createAccounts } from './index.ts';

let base: TestDatabase;
let tokens: ApiTokens;
let today: Day = day('2026-11-22');
const clock = { today: () => today, now: () => new Date('2026-11-22T10:00:00Z') };
const terms = { name: 'Tableau de bord', scope: 'read', days: 30 };

/** An account with a role, as the person who signed in with it. */
async function person(email: string, role: Role, operator = 'alpha', member: string | null = null): Promise<Actor> {
  const house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  const actor = testActor(operator);
  const id = await house.desk.create(actor, {
    name: 'Jeanne Essai',
    email,
    password: 'une-phrase-assez-longue-du-pont',
    roles: member === null ? [role] : [],
  });
  const scope = { kind: 'member' as const, code: member ?? '' };
  if (member !== null)
    await insertGrant(base.database.accounts, {
      ...{ role, scope, fromDay: today, toDay: null },
      ...{ account: id, operator: actor.operator, grantedBy: actor.id },
    });
  return { ...testActor(operator, [role], member), id };
}

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [accounts] });
  tokens = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock }).tokens;
});
afterAll(() => base.close());

const onDay = async <T>(date: string, run: () => Promise<T>): Promise<T> => {
  const before = today;
  today = day(date);
  try {
    return await run();
  } finally {
    today = before;
  }
};

describe('a token opens nothing', () => {
  test('when nobody made it', async () => {
    expect(await tokens.find(`bievre_${'x'.repeat(43)}`)).toBeNull();
  });

  test('from the day on which it expires', async () => {
    const { token } = await tokens.make(await person('expire@alpha.example', 'reader'), terms);
    expect(await onDay('2026-12-21', () => tokens.find(token))).not.toBeNull();
    expect(await onDay('2026-12-22', () => tokens.find(token))).toBeNull();
  });

  test('once it is revoked, and then for good', async () => {
    const owner = await person('revoque@alpha.example', 'reader');
    const { token, sheet } = await tokens.make(owner, terms);
    await tokens.revoke(owner, sheet.id);
    expect(await tokens.find(token)).toBeNull();
    await expect(tokens.revoke(owner, sheet.id)).rejects.toMatchObject({ code: 'token.unknown' });
  });

  test('once its owner holds no role any more where it was made', async () => {
    const owner = await person('parti@alpha.example', 'reader');
    const { token } = await tokens.make(owner, terms);
    for (const grant of await listGrants(base.database.accounts, owner.id))
      await endGrant(base.database.accounts, grant.operator, grant.id, today);
    expect(await tokens.find(token)).toBeNull();
  });

  test('once its owner’s account is gone', async () => {
    const owner = await person('efface@alpha.example', 'reader');
    const { token } = await tokens.make(owner, terms);
    await sql`delete from accounts."user" where id = ${owner.id}`.execute(base.database.accounts);
    expect(await tokens.find(token)).toBeNull();
  });
});

describe('making a token is refused', () => {
  test('to import, for a person who may not', async () => {
    const reader = await person('lecteur@alpha.example', 'reader');
    await expect(tokens.make(reader, { ...terms, scope: 'import' })).rejects.toMatchObject({ kind: 'refused' });
  });

  test.each([
    ['without a name', { ...terms, name: '  ' }],
    ['with a name too long', { ...terms, name: 'x'.repeat(81) }],
    ['with a scope that does not exist', { ...terms, scope: 'all' }],
    ['for more than a year', { ...terms, days: 366 }],
    ['for no time at all', { ...terms, days: 0 }],
    ['for a time that is not a number', { ...terms, days: Number.NaN }],
  ])('%s', async (_how, wrong) => {
    await expect(tokens.make(testActor('alpha'), wrong)).rejects.toMatchObject({ code: 'token.bad-terms' });
  });

  test('under a name that is taken, and beyond twenty', async () => {
    const owner = await person('vingt@alpha.example', 'reader');
    for (let number = 1; number <= 20; number += 1) await tokens.make(owner, { ...terms, name: `n° ${number}` });
    await expect(tokens.make(owner, { ...terms, name: 'n° 21' })).rejects.toMatchObject({ code: 'token.too-many' });
    const [last] = await tokens.list(owner);
    await tokens.revoke(owner, last?.id ?? '');
    await expect(tokens.make(owner, { ...terms, name: 'n° 1' })).rejects.toMatchObject({ code: 'token.same-name' });
  });
});

describe('a token', () => {
  test('is nobody else’s: another person, another operator and another member neither see nor revoke it', async () => {
    const owner = await person('proprietaire@alpha.example', 'member-referent', 'alpha', 'gentilly');
    const { sheet } = await tokens.make(owner, terms);
    const others = [
      await person('voisine@alpha.example', 'administrator'),
      { ...testActor('beta'), id: owner.id },
      { ...owner, member: 'arcueil' },
      { ...owner, member: null },
    ];
    for (const other of others) {
      expect((await tokens.list(other)).map(({ id }) => id)).not.toContain(sheet.id);
      await expect(tokens.revoke(other, sheet.id)).rejects.toMatchObject({ kind: 'not-found' });
    }
    await expect(tokens.revoke(owner, 'no-such-id')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('lets its owner act where it was made, with no more than its scope, under a name that tells it apart', async () => {
    const { token } = await tokens.make(await person('admin@alpha.example', 'administrator'), terms);
    expect(await tokens.find(token)).toMatchObject({
      scope: 'read',
      session: {
        email: 'admin@alpha.example',
        actor: {
          kind: 'person',
          name: 'Jeanne Essai (jeton « Tableau de bord »)',
          operator: 'alpha',
          member: null,
          roles: ['reader'],
        },
      },
    });
  });

  test('of a member’s person stays with that member', async () => {
    const owner = await person('elue@alpha.example', 'member-elected', 'alpha', 'arcueil');
    const { token } = await tokens.make(owner, terms);
    const found = await tokens.find(token);
    expect(found?.session.actor).toMatchObject({ operator: 'alpha', member: 'arcueil', roles: ['member-reader'] });
  });

  test('shows when it was last used, to the day', async () => {
    const owner = await person('usage@alpha.example', 'reader');
    const { token, sheet } = await tokens.make(owner, terms);
    expect(sheet.usedOn).toBeNull();
    await onDay('2026-11-25', () => tokens.find(token));
    expect((await tokens.list(owner))[0]).toMatchObject({ usedOn: '2026-11-25', madeOn: '2026-11-22', revokedOn: null });
  });

  test('is nowhere in the database, nor in the journal that says who made and revoked it', async () => {
    const owner = await person('journal@gamma.example', 'administrator', 'gamma');
    const { token, sheet } = await tokens.make(owner, { ...terms, scope: 'import' });
    await tokens.revoke(owner, sheet.id);
    const entries = await base.database.read(testActor('gamma'), (tx) => listEntries(tx, { subject: owner.id, limit: 10 }));
    const told = entries.filter(({ fact }) => fact.startsWith('accounts.token'));
    expect(told.map(({ fact, actorId }) => [fact, actorId])).toEqual([
      ['accounts.token-revoked', owner.id],
      ['accounts.token-made', owner.id],
    ]);
    expect(told[1]?.after).toEqual({ name: terms.name, scope: 'import', expiresOn: '2026-12-22', member: null });
    const { rows } = await sql<{ whole: string }>`select t::text as whole from accounts.api_token t`.execute(
      base.database.accounts,
    );
    const written = JSON.stringify([entries, rows]);
    expect(written).not.toContain(token);
    expect(written).not.toContain(token.slice(-20));
  });
});
