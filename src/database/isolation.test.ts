import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../kernel/actor.ts';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import { appendFacts, listEntries } from './journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

const alpha = testActor('alpha');
const beta = testActor('beta');

describe('operators are isolated from each other', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());

  it('refuses to write a row of another operator, with a sentence and no statement in it', async () => {
    const write = test.database.transaction(alpha, (tx) => addTown(tx, 'beta', 'arcueil'));
    await expect(write).rejects.toMatchObject({
      kind: 'refused',
      code: 'database.refused',
      message: 'Cette opération n’est pas permise sur ces données.',
    });
  });

  it('refuses to move a row to another operator', async () => {
    await test.database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'moved'));
    const move = test.database.transaction(alpha, (tx) =>
      sql`update sample.town set operator = 'beta' where code = 'moved'`.execute(tx),
    );
    await expect(move).rejects.toMatchObject({ code: 'database.refused' });
  });

  it('refuses to write while reading', async () => {
    await expect(test.database.read(alpha, (tx) => addTown(tx, 'alpha', 'gentilly'))).rejects.toMatchObject({
      code: 'database.read-only',
    });
  });

  it('refuses to the application to change the tables themselves', async () => {
    for (const statement of [
      'alter table sample.town disable row level security',
      'alter table sample.town no force row level security',
      'truncate sample.town',
      'drop table sample.payment',
    ]) {
      await expect(
        test.database.transaction(alpha, (tx) => sql.raw(statement).execute(tx)),
        statement,
      ).rejects.toMatchObject({ code: 'database.refused' });
    }
  });

  it('forgets the operator when the transaction ends', async () => {
    await test.database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'fresnes'));
    const { rows } = await test.database.read(beta, (tx) =>
      sql<{ seen: string }>`select current_setting('bievre.operator', true) as seen`.execute(tx),
    );
    expect(rows).toEqual([{ seen: 'beta' }]);
    expect(await test.database.read(beta, listTowns)).not.toContain('fresnes');
  });

  it('shows, changes and removes the rows of one operator only, through tables and through views', async () => {
    const town = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', "'", ' '), minLength: 1, maxLength: 4 });
    const payments = fc.array(fc.record({ town, cents: fc.integer({ min: -1_000_000, max: 1_000_000 }) }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(payments, payments, async (ofAlpha, ofBeta) => {
        const sides = [
          { actor: alpha, paid: ofAlpha },
          { actor: beta, paid: ofBeta },
        ];
        for (const { actor, paid } of sides) {
          await test.database.transaction(actor, async (tx) => {
            await sql`delete from sample.payment`.execute(tx);
            await sql`delete from sample.town`.execute(tx);
            for (const code of new Set(paid.map((one) => one.town))) await addTown(tx, actor.operator, code);
            for (const one of paid)
              await sql`insert into sample.payment (operator, town, cents) values (${actor.operator}, ${one.town}, ${one.cents})`.execute(
                tx,
              );
            await sql`update sample.payment set cents = cents + 1`.execute(tx);
          });
        }
        for (const { actor, paid } of sides) {
          const expected = paid.reduce((sum, one) => sum + one.cents + 1, 0);
          await test.database.read(actor, async (tx) => {
            expect(await listTowns(tx)).toHaveLength(new Set(paid.map((one) => one.town)).size);
            const { rows } = await sql<{
              cents: number;
            }>`select coalesce(sum(cents), 0)::bigint as cents from sample.paid`.execute(tx);
            expect(rows).toEqual([{ cents: expected }]);
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('members are isolated from each other', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());
  const person = (member: string, operator = 'alpha') => testActor(operator, ['member-it-director'], member);
  const paidBy = async (actor: Actor): Promise<readonly string[]> => {
    const { rows } = await test.database.read(actor, (tx) =>
      sql<{ town: string }>`select town from sample.payment union all select town from sample.paid`.execute(tx),
    );
    return rows.map(({ town }) => town);
  };

  it('refuses that a member’s person writes, even a row of their own', async () => {
    await test.database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'arcueil'));
    await expect(
      test.database.transaction(person('arcueil'), (tx) =>
        sql`insert into sample.payment (operator, town, cents) values ('alpha', 'arcueil', 1)`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: 'database.refused' });
    await test.database.transaction(alpha, (tx) =>
      sql`insert into sample.payment (operator, town, cents) values ('alpha', 'arcueil', 1)`.execute(tx),
    );
    for (const change of [sql`update sample.payment set cents = 0`, sql`delete from sample.payment`]) {
      const done = test.database.transaction(person('arcueil'), async (tx) => (await change.execute(tx)).numAffectedRows);
      await expect(done.catch(() => 0n)).resolves.toBe(0n);
    }
    expect(await paidBy(alpha)).toEqual(['arcueil', 'arcueil']);
  });

  it('refuses that a store changes sides', async () => {
    const crossing = test.database.read(person('arcueil'), (tx) => sql.raw('reset bievre.member').execute(tx));
    await expect(crossing).rejects.toThrow('may not send this statement');
  });

  it('shows to a member’s person their member’s rows and no other, of one operator', async () => {
    const code = fc.constantFrom('arcueil', 'gentilly', 'vitry', '', "o'ville");
    const towns = fc.array(
      code.filter((one) => one !== ''),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(towns, towns, code, async (ofAlpha, ofBeta, mine) => {
        for (const [operator, paid] of [['alpha', ofAlpha] as const, ['beta', ofBeta] as const]) {
          await test.database.transaction(testActor(operator), async (tx) => {
            await sql`delete from sample.payment`.execute(tx);
            await sql`delete from sample.town`.execute(tx);
            for (const town of new Set(paid)) await addTown(tx, operator, town);
            for (const town of paid)
              await sql`insert into sample.payment (operator, town, cents) values (${operator}, ${town}, 1)`.execute(tx);
          });
        }
        if (mine === '') return;
        const expected = ofAlpha.filter((town) => town === mine);
        expect(await paidBy(person(mine))).toEqual(expected.length === 0 ? [] : [...expected, mine]);
        expect(await test.database.read(person(mine), listTowns)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a table that members’ people write', () => {
  let test: TestDatabase;
  const towns = ['arcueil', 'gentilly', 'vitry'] as const;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
    for (const operator of ['alpha', 'beta'])
      await test.database.transaction(testActor(operator), async (tx) => {
        for (const town of towns) await addTown(tx, operator, town);
      });
  });
  afterAll(() => test.close());
  const director = (town: string, operator = 'alpha', roles: readonly Role[] = ['member-it-director']) =>
    testActor(operator, roles, town);
  const add = (actor: Actor, town: string, more: { operator?: string; answer?: string } = {}) =>
    test.database.transaction(actor, (tx) =>
      sql`insert into sample.request (operator, town, words, answer)
        values (${more.operator ?? actor.operator}, ${town}, 'demande', ${more.answer ?? null})`.execute(tx),
    );
  const all = async (operator = 'alpha') => {
    const { rows } = await test.database.read(testActor(operator), (tx) =>
      sql<{ town: string; words: string; answer: string | null; number: number }>`
        select town, words, answer, number from sample.request order by number, id`.execute(tx),
    );
    return rows;
  };

  it.each([
    ['for another member', () => add(director('arcueil'), 'gentilly')],
    ['in another operator', () => add(director('arcueil'), 'arcueil', { operator: 'beta' })],
    ['what the operator decides', () => add(director('arcueil'), 'arcueil', { answer: 'oui' })],
    ['as a reader of the member', () => add(director('arcueil', 'alpha', ['member-reader', 'member-elected']), 'arcueil')],
    ['with a role of the operator held on a member’s side', () => add(director('arcueil', 'alpha', ['direction']), 'arcueil')],
    ['as nobody in particular', () => add(director('arcueil', 'alpha', []), 'arcueil')],
  ])('refuses a row %s', async (_what, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'database.refused' });
    expect(await all()).toEqual([]);
  });

  it('takes a row of their own, which is handed to nobody, answered by none of them, and never removed by them', async () => {
    await add(testActor('alpha'), 'gentilly');
    await add(director('arcueil'), 'arcueil');
    const before = await all();
    expect(before.map(({ number }) => number)).toEqual([0, 2]); // counted over the rows of all, which it does not see
    for (const change of [
      sql`update sample.request set town = 'gentilly'`,
      sql`update sample.request set operator = 'beta'`,
      sql`update sample.request set answer = 'oui'`,
      sql`update sample.request set number = 7`,
    ])
      await expect(test.database.transaction(director('arcueil'), (tx) => change.execute(tx))).rejects.toMatchObject({
        code: 'database.refused',
      });
    await expect(
      test.database.transaction(director('arcueil', 'alpha', ['member-reader']), (tx) =>
        sql`update sample.request set words = 'autre'`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: 'database.refused' });
    await test.database.transaction(director('arcueil'), (tx) => sql`delete from sample.request`.execute(tx));
    expect(await all()).toEqual(before);
    await test.database.transaction(testActor('alpha'), (tx) => sql`delete from sample.request`.execute(tx));
  });

  it('changes rows of one member of one operator, whoever writes what', async () => {
    const step = fc.record({
      operator: fc.constantFrom('alpha', 'beta'),
      as: fc.constantFrom(...towns),
      role: fc.constantFrom<Role>('member-it-director', 'member-reader', 'administrator'),
      what: fc.constantFrom('add', 'change', 'hand over', 'answer', 'remove'),
      town: fc.constantFrom(...towns),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        for (const operator of ['alpha', 'beta'])
          await test.database.transaction(testActor(operator), (tx) => sql`delete from sample.request`.execute(tx));
        for (const { operator, as, role, what, town } of steps) {
          const others = async () => [
            (await all(operator)).filter((one) => one.town !== as),
            await all(operator === 'alpha' ? 'beta' : 'alpha'),
          ];
          const [before, own] = [await others(), (await all(operator)).filter((one) => one.town === as)];
          const statements = {
            add: sql`insert into sample.request (operator, town, words) values (${operator}, ${town}, 'demande')`,
            change: sql`update sample.request set words = words || '+'`,
            'hand over': sql`update sample.request set town = ${town}`,
            answer: sql`update sample.request set answer = 'oui'`,
            remove: sql`delete from sample.request`,
          };
          const done = await test.database
            .transaction(director(as, operator, [role]), (tx) => statements[what].execute(tx))
            .then(
              () => true,
              () => false,
            );
          expect(await others()).toEqual(before);
          const now = (await all(operator)).filter((one) => one.town === as);
          if (!done || role !== 'member-it-director' || what === 'remove') expect(now).toEqual(own);
          expect(now.every(({ answer }) => answer === null)).toBe(true);
          expect(now.length - own.length).toBe(done && what === 'add' ? 1 : 0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('adds to the journal under their own account, reads none of it, and leaves its chain whole', async () => {
    const fact = { name: 'sample.asked', subject: 'arcueil', before: null, after: null };
    const person = { ...director('arcueil'), id: 'dsi' };
    await test.database.transaction(testActor('alpha'), (tx) => appendFacts(tx, testActor('alpha'), [fact]));
    await test.database.transaction(person, (tx) => appendFacts(tx, person, [fact, fact]));
    const forged = test.database.transaction(person, (tx) => appendFacts(tx, { ...person, id: 'autre' }, [fact]));
    await expect(forged).rejects.toMatchObject({ code: 'database.refused' });
    const elsewhere = { ...person, operator: testActor('beta').operator };
    await expect(test.database.transaction(person, (tx) => appendFacts(tx, elsewhere, [fact]))).rejects.toMatchObject({
      code: 'database.refused',
    });
    expect(await test.database.read(person, (tx) => listEntries(tx, { limit: 10 }))).toEqual([]);
    const entries = await test.database.read(testActor('alpha'), (tx) => listEntries(tx, { limit: 10 }));
    expect(entries.map(({ actorId }) => actorId)).toEqual(['dsi', 'dsi', 'essai']);
    expect(await verifyJournal(test.database, testActor('alpha'))).toMatchObject({ intact: 3, broken: null });
  });
});

describe('a table that is private to roles', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
    await test.database.transaction(testActor('alpha', ['hr']), (tx) =>
      sql`insert into sample.wage (operator, cents) values ('alpha', 1), ('alpha', 2)`.execute(tx),
    );
  });
  afterAll(() => test.close());
  const seenBy = async (actor: Actor): Promise<number> => {
    const { rows } = await test.database.read(actor, (tx) => sql`select cents from sample.wage`.execute(tx));
    return rows.length;
  };

  it.each([
    ['an administrator without the role', testActor('alpha', ['administrator', 'direction']), 0],
    ['nobody in particular', testActor('alpha', []), 0],
    ['a member’s person, whatever roles they are said to hold', testActor('alpha', ['hr'], 'arcueil'), 0],
    ['whoever holds the role at another operator', testActor('beta', ['hr']), 0],
    ['whoever holds one of the roles', testActor('alpha', ['agent', 'finance']), 2],
  ])('shows to %s what is theirs to see', async (_who, actor, rows) => {
    expect(await seenBy(actor)).toBe(rows);
  });

  it('takes nothing from anybody else, and loses nothing to them', async () => {
    const agent = testActor('alpha', ['agent']);
    const write = test.database.transaction(agent, (tx) =>
      sql`insert into sample.wage (operator, cents) values ('alpha', 3)`.execute(tx),
    );
    await expect(write).rejects.toMatchObject({ code: 'database.refused' });
    await test.database.transaction(agent, (tx) => sql`delete from sample.wage`.execute(tx));
    expect(await seenBy(testActor('alpha', ['hr']))).toBe(2);
  });
});
