import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../kernel/day.ts';
import { literal } from './engine.ts';
import { age, tamper } from './journal.samples.ts';
import { listEntries } from './journal.store.ts';
import { opened } from './opened.ts';
import { pruneJournal } from './prune-journal.ts';
import { append, dayOf, keep, numbers } from './retention.samples.ts';
import { planPruning } from './retention.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

let test: TestDatabase;
let today: Day;
let journals = 0;
beforeAll(async () => {
  test = await openTestDatabase();
  today = await dayOf(test.database);
});
afterAll(() => test.close());

type Someone = ReturnType<typeof testActor>;

const newOperator = (): Someone => {
  journals += 1;
  return testActor(`garde-${journals}`);
};
const verify = (actor: Someone, noted: string | null = null) => verifyJournal(test.database, actor, noted);
const prune = (actor: Someone, on = today) => pruneJournal(test.database, actor, on);

/** Four entries of three years ago, three of one year and a half ago, two of today. */
async function journalOfYears(): Promise<Someone> {
  const actor = newOperator();
  await append(test.database, actor, 4);
  await age(test.database, actor.operator, 550);
  await append(test.database, actor, 3);
  await age(test.database, actor.operator, 550);
  await append(test.database, actor, 2);
  return actor;
}

describe('the retention of a journal', () => {
  it('removes nothing for ever, which is what stands where nothing was said', async () => {
    const actor = await journalOfYears();
    expect(await prune(actor, addDays(today, 40_000))).toBeNull();
    await keep(test.database, actor, 1);
    await keep(test.database, actor, null);
    expect(await prune(actor, addDays(today, 40_000))).toBeNull();
    expect(await numbers(test.database, actor)).toHaveLength(9);
  });

  it('is no year, or too many, for the database either', async () => {
    const actor = newOperator();
    for (const years of [0, -1, 101]) await expect(keep(test.database, actor, years)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('cannot be carried out by the application, which may not even ask for it', async () => {
    const actor = await journalOfYears();
    await keep(test.database, actor, 1);
    for (const attempt of [
      `select journal.prune(${literal(actor.operator)}, current_date)`,
      'delete from journal.entry where id = 1',
    ]) {
      await expect(test.database.transaction(actor, (tx) => sql.raw(attempt).execute(tx))).rejects.toMatchObject({
        code: 'database.refused',
      });
    }
    expect(await numbers(test.database, actor)).toHaveLength(9);
  });

  it('removes what it said that it would, says so in the chain, and leaves the other operators alone', async () => {
    const actor = await journalOfYears();
    const other = await journalOfYears();
    await keep(test.database, actor, 2);
    const plan = await test.database.read(actor, (tx) => planPruning(tx, 2, today));
    expect(plan).toMatchObject({ count: 4, lastNumber: 4 });
    const { last } = await verify(actor);
    const done = await prune(actor);
    expect(done).toMatchObject({ ...plan, years: 2 });
    expect(await numbers(test.database, actor)).toEqual([5, 6, 7, 8, 9, 10]);
    const [entry] = await test.database.read(actor, (tx) => listEntries(tx, { limit: 1 }));
    expect(entry).toMatchObject({
      fact: 'journal.pruned',
      subject: actor.operator,
      actorId: actor.id,
      before: null,
      after: done,
    });
    expect(await verify(actor, last)).toMatchObject({
      intact: 6,
      broken: null,
      notedAt: 9,
      removed: { lastNumber: 4, toldAt: 10 },
    });
    expect(await verify(actor, done?.lastHash)).toMatchObject({ notedAt: 4 });
    expect(await verify(other)).toMatchObject({ intact: 9, broken: null, removed: null });
    expect(await prune(actor)).toBeNull();
  });

  it('may empty the journal, which goes on after the fact that says so', async () => {
    const actor = await journalOfYears();
    await age(test.database, actor.operator, 800);
    await keep(test.database, actor, 1);
    expect(await prune(actor)).toMatchObject({ count: 9, lastNumber: 9 });
    await append(test.database, actor, 2);
    expect(await numbers(test.database, actor)).toEqual([10, 11, 12]);
    expect(await verify(actor)).toMatchObject({ intact: 3, broken: null, removed: { count: 9 } });
  });

  it('keeps the whole day that is as old as it, and whatever follows it, the clock having been set back or not', async () => {
    const actor = newOperator();
    await append(test.database, actor, 3);
    const at = (id: number, instant: string) =>
      `update journal.entry set at = '${instant}' where operator = ${literal(actor.operator)} and id = ${id};`;
    await tamper(
      test.database,
      `${at(1, '2023-11-27T22:59:59Z')}${at(2, '2023-11-27T23:00:00Z')}${at(3, '2023-11-01T12:00:00Z')}`,
    );
    const plan = (on: string, years: number) => test.database.read(actor, (tx) => planPruning(tx, years, day(on)));
    expect(await plan('2026-11-28', 3)).toEqual({ count: 1, lastNumber: 1, upToDay: '2023-11-27' });
    expect(await plan('2026-11-27', 3)).toEqual({ count: 0, lastNumber: null, upToDay: '2023-11-26' });
    expect(await plan('2026-11-29', 3)).toMatchObject({ count: 3, lastNumber: 3 });
    expect(await plan('2024-02-29', 1)).toMatchObject({ upToDay: '2023-02-27' });
  });

  it('says what to run to whoever has not the owner’s login', async () => {
    const actor = await journalOfYears();
    await keep(test.database, actor, 1);
    const behind = opened.get(test.database);
    if (behind === undefined) throw new Error('the test database is open');
    opened.set(test.database, { kind: 'postgresql', url: '', ownerUrl: null });
    try {
      await expect(prune(actor)).rejects.toMatchObject({
        code: 'journal.owner-needed',
        message: expect.stringContaining(`select journal.prune('${actor.operator}', date '${today}');`),
      });
      expect(await prune(newOperator())).toBeNull();
    } finally {
      opened.set(test.database, behind);
    }
    await tamper(test.database, `select journal.prune('${actor.operator}', date '${today}')`);
    const [entry] = await test.database.read(actor, (tx) => listEntries(tx, { limit: 1 }));
    expect(entry).toMatchObject({ fact: 'journal.pruned', actorKind: 'system', actorName: 'conservation du journal' });
    expect(await verify(actor)).toMatchObject({ intact: 3, broken: null });
  });
});

describe('a journal shortened otherwise', () => {
  const of = (actor: Someone) => `operator = ${literal(actor.operator)}`;
  const remake = (actor: Someone, id: number) =>
    `update journal.entry e set hash = journal.hash_of(e) where ${of(actor)} and id = ${id};`;

  /** Entries 5 to 9 and, as 10, the fact that says that 1 to 4 are gone. */
  async function pruned(): Promise<Someone> {
    const actor = await journalOfYears();
    await keep(test.database, actor, 2);
    await prune(actor);
    return actor;
  }

  it.each([
    ['without the fact that says so', (a: Someone) => `delete from journal.entry where ${of(a)} and id <= 6`, 7, 'unlinked'],
    ['by one more', (a: Someone) => `delete from journal.entry where ${of(a)} and id = 5`, 6, 'unlinked'],
    ['and the fact that says so removed', (a: Someone) => `delete from journal.entry where ${of(a)} and id = 10`, 5, 'unlinked'],
    [
      'and that fact named otherwise',
      (a: Someone) => `update journal.entry set fact = 'x' where ${of(a)} and id = 10`,
      5,
      'unlinked',
    ],
    [
      'and that fact made to say more',
      (a: Someone) =>
        `delete from journal.entry where ${of(a)} and id = 5;
         update journal.entry e set after = after || jsonb_build_object('lastNumber', 5, 'lastHash',
           (select previous_hash from journal.entry f where f.operator = e.operator and f.id = 6)) where ${of(a)} and id = 10`,
      10,
      'altered',
    ],
    [
      'and another number given to its beginning',
      (a: Someone) => `update journal.entry set id = 4 where ${of(a)} and id = 5; ${remake(a, 4)}`,
      4,
      'unlinked',
    ],
    [
      'and its beginning made to look like the first of all',
      (a: Someone) => `update journal.entry set previous_hash = repeat('0', 64) where ${of(a)} and id = 5; ${remake(a, 5)}`,
      6,
      'unlinked',
    ],
    ['and altered after', (a: Someone) => `update journal.entry set subject = 'autre' where ${of(a)} and id = 8`, 8, 'altered'],
  ])('%s is found', async (_what, statements, id, kind) => {
    const actor = await pruned();
    await tamper(test.database, statements(actor));
    expect(await verify(actor)).toMatchObject({ broken: { id, kind } });
  });
});
