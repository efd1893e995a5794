import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../kernel/command.ts';
import { literal } from './engine.ts';
import { tamper, textsInDatabase } from './journal.samples.ts';
import { appendFacts, listEntries } from './journal.store.ts';
import { readLinks } from './journal-chain.store.ts';
import { beforeFirst, hashOf, textOf } from './journal-chain.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

describe('the chain of the journal', () => {
  let test: TestDatabase;
  let histories = 0;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const newOperator = () => {
    histories += 1;
    return testActor(`histoire-${histories}`);
  };
  type Someone = ReturnType<typeof newOperator>;
  const journal = (actor: Someone, facts: readonly Fact[]) =>
    test.database.transaction(actor, (tx) => appendFacts(tx, actor, facts));
  const numbered = (count: number): Fact[] =>
    Array.from({ length: count }, (_, index) => ({ name: 'sample.fact', subject: `s${index + 1}`, before: null, after: index }));
  const links = (actor: Someone) => test.database.read(actor, (tx) => readLinks(tx, 0, 1000));
  const where = (actor: Someone, id: number) => `where operator = ${literal(actor.operator)} and id = ${id}`;

  it('leaves the application neither number, instant nor hash to choose', async () => {
    const actor = newOperator();
    const forged = 'f'.repeat(64);
    await test.database.transaction(actor, (tx) =>
      sql`insert into journal.entry (operator, id, at, actor_kind, actor_id, actor_name, fact, subject, previous_hash, hash)
        values (${actor.operator}, 41, '1999-12-31', 'person', 'a', 'A', 'sample.fact', 's', ${forged}, ${forged})`.execute(tx),
    );
    const [entry] = await links(actor);
    expect(entry).toMatchObject({ id: 1, previousHash: beforeFirst });
    expect(entry?.at).not.toMatch(/^1999/);
    expect(entry?.hash).not.toBe(forged);
    expect(await verifyJournal(test.database, actor)).toMatchObject({ intact: 1, broken: null });
  });

  it('refuses the application who would do without it', async () => {
    const actor = newOperator();
    for (const attempt of [
      'alter table journal.entry disable trigger chain',
      'drop table journal.entry',
      'create unique index other on journal.entry (operator, hash)',
    ]) {
      await expect(
        test.database.transaction(actor, (tx) => sql.raw(attempt).execute(tx)),
        attempt,
      ).rejects.toThrow();
    }
  });

  it.each([
    ['an entry was changed', (a: Someone) => `update journal.entry set subject = 'autre' ${where(a, 3)}`, 3, 'altered'],
    ['what stood before was erased', (a: Someone) => `update journal.entry set before = '{}' ${where(a, 3)}`, 3, 'altered'],
    ['an entry was removed', (a: Someone) => `delete from journal.entry ${where(a, 3)}`, 4, 'unlinked'],
    ['the first was removed', (a: Someone) => `delete from journal.entry ${where(a, 1)}`, 2, 'unlinked'],
    [
      'two were swapped',
      (a: Someone) =>
        `update journal.entry set id = 99 ${where(a, 2)}; update journal.entry set id = 2 ${where(a, 4)}; update journal.entry set id = 4 ${where(a, 99)}`,
      2,
      'unlinked',
    ],
    [
      'one was put before all others',
      (a: Someone) =>
        `alter table journal.entry disable trigger chain;
         insert into journal.entry (operator, id, actor_kind, actor_id, actor_name, fact, subject, previous_hash, hash)
         values (${literal(a.operator)}, 0, 'person', 'a', 'A', 'sample.fact', 's', repeat('e', 64), repeat('e', 64));
         alter table journal.entry enable trigger chain`,
      0,
      'unlinked',
    ],
    [
      'one was changed and given the hash that it should have',
      (a: Someone) =>
        `update journal.entry set subject = 'autre' ${where(a, 3)};
         update journal.entry set hash = journal.hash_of(entry) ${where(a, 3)}`,
      4,
      'unlinked',
    ],
  ])('breaks where %s', async (_what, statements, id, kind) => {
    const actor = newOperator();
    await journal(actor, numbered(5));
    await tamper(test.database, statements(actor));
    expect(await verifyJournal(test.database, actor)).toMatchObject({ broken: { id, kind } });
  });

  it('holds when the latest entries were removed, which the hash noted before tells', async () => {
    const actor = newOperator();
    await journal(actor, numbered(5));
    const { last } = await verifyJournal(test.database, actor);
    expect(await verifyJournal(test.database, actor, last)).toMatchObject({ intact: 5, notedAt: 5 });
    await tamper(test.database, `delete from journal.entry ${where(actor, 5)}`);
    expect(await verifyJournal(test.database, actor, last)).toMatchObject({ intact: 4, broken: null, notedAt: null });
  });

  it('numbers entries in the order in which their changes are kept, even when changes overlap', async () => {
    const actor = newOperator();
    const other = newOperator();
    await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const who = index % 3 === 0 ? other : actor;
        await test.database.transaction(who, async (tx) => {
          await sql`select ${index}::int`.execute(tx);
          await appendFacts(tx, who, numbered(2));
        });
      }),
    );
    expect(await verifyJournal(test.database, actor)).toMatchObject({ intact: 32, broken: null });
    expect(await verifyJournal(test.database, other)).toMatchObject({ intact: 16, broken: null });
    const ids = (await links(actor)).map((link) => link.id);
    expect(ids).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  });

  it('knows one operator’s entries only, and nothing to verify where nothing happened', async () => {
    expect(await verifyJournal(test.database, newOperator())).toEqual({
      intact: 0,
      last: null,
      broken: null,
      notedAt: null,
      removed: null,
    });
  });

  it('keeps from where somebody acted', async () => {
    const actor = { ...newOperator(), address: '192.0.2.7' };
    await journal(actor, numbered(1));
    const [entry] = await test.database.read(actor, (tx) => listEntries(tx, { limit: 1 }));
    expect(entry?.fromWhere).toBe('192.0.2.7');
  });

  it('tells any single tampering with any history, at the entry where it shows', async () => {
    // A database refuses U+0000 in a text, and a lone surrogate is no text.
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !one.includes('\u0000'));
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.record({ nom: text, valeurs: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })) }),
    );
    const fact = fc.record({ name: fc.constantFrom('sample.a', 'sample.b'), subject: text, before: value, after: value });
    const ways = ['none', 'change', 'remove', 'swap', 'insert'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { minLength: 3, maxLength: 12 }),
        fc.constantFrom(...ways),
        fc.nat(),
        fc.nat(),
        async (facts, way, one, two) => {
          const actor = newOperator();
          await journal(actor, facts);
          const written = await links(actor);
          const texts = await test.database.read(actor, textsInDatabase);
          expect(written.map(textOf)).toEqual(texts.map(({ text: own }) => own));
          expect(written.map(hashOf)).toEqual(written.map(({ hash }) => hash));
          const id = (one % (facts.length - 1)) + 1;
          const later = id + 1 + (two % (facts.length - id));
          const move = (from: number, to: number) => `update journal.entry set id = ${to} ${where(actor, from)};`;
          const makeRoom = Array.from({ length: facts.length - id }, (_, index) =>
            move(facts.length - index, facts.length - index + 1),
          );
          const done: Record<(typeof ways)[number], readonly [statements: string, id: number | null]> = {
            none: ['select 1', null],
            change: [`update journal.entry set actor_name = actor_name || ' ' ${where(actor, id)}`, id],
            remove: [`delete from journal.entry ${where(actor, id)}`, id + 1],
            swap: [`${move(id, 1000)}${move(later, id)}${move(1000, later)}`, id],
            insert: [
              `${makeRoom.join('')}alter table journal.entry disable trigger chain;
               insert into journal.entry select operator, ${id} + 1, at, actor_kind, actor_id, actor_name, fact, subject, before, after,
                 from_where, repeat('e', 64), hash from journal.entry ${where(actor, id)};
               alter table journal.entry enable trigger chain;`,
              id + 1,
            ],
          };
          const [statements, expected] = done[way];
          await tamper(test.database, statements);
          const { broken } = await verifyJournal(test.database, actor);
          expect(broken?.id ?? null).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
