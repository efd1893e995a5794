import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendFacts } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { createMemory } from './memory.ts';

describe('what was already worked out', () => {
  let test: TestDatabase;
  const actor = testActor();
  beforeAll(async () => {
    test = await openTestDatabase({});
  });
  afterAll(() => test.close());

  const journal = (name: string, who = actor) =>
    test.database.transaction(who, (tx) => appendFacts(tx, who, [{ name, subject: 'essai', before: null, after: null }]));

  it('is kept from one reader to the next, until a fact is journaled', async () => {
    const memory = createMemory();
    let worked = 0;
    const read = () => test.database.read(actor, (tx) => memory.recall(tx, 'total', async () => (worked += 1)));
    expect([await read(), await read()]).toEqual([1, 1]);
    await journal('accounts.signed-in');
    expect(await read()).toBe(1);
    await journal('import.loaded');
    expect([await read(), await read()]).toEqual([2, 2]);
  });

  it('is kept apart for each operator', async () => {
    const memory = createMemory();
    const other = testActor('beta');
    const read = (who: typeof actor) => test.database.read(who, (tx) => memory.recall(tx, 'whose', async () => who.operator));
    expect([await read(actor), await read(other), await read(actor)]).toEqual(['alpha', 'beta', 'alpha']);
  });

  it('is kept apart for each set of roles: some are told what others are not', async () => {
    const memory = createMemory();
    const read = (...roles: Parameters<typeof testActor>[1] & {}) =>
      test.database.read(testActor('alpha', roles), (tx) => memory.recall(tx, 'told', async () => roles.join()));
    expect([await read('hr'), await read('reader'), await read('hr')]).toEqual(['hr', 'reader', 'hr']);
  });

  it('is kept apart for the teams in which a role is held', async () => {
    const memory = createMemory();
    const read = (team: string) =>
      test.database.read({ ...testActor('alpha', ['team-head']), teams: { 'team-head': [team] } }, (tx) =>
        memory.recall(tx, 'told', async () => team),
      );
    expect([await read('si'), await read('infra'), await read('si')]).toEqual(['si', 'infra', 'si']);
  });

  it('is never kept of a transaction that may write', async () => {
    const memory = createMemory();
    let worked = 0;
    const write = () => test.database.transaction(actor, (tx) => memory.recall(tx, 'total', async () => (worked += 1)));
    expect([await write(), await write()]).toEqual([1, 2]);
    expect(await test.database.read(actor, (tx) => memory.recall(tx, 'total', async () => 'fresh'))).toBe('fresh');
  });

  it('asks once for what is missing, in one go, and forgets when there is too much', async () => {
    const memory = createMemory(2);
    const asked: string[][] = [];
    const read = (keys: string[]) =>
      test.database.read(actor, (tx) =>
        memory.recallMany(tx, keys, async (missing) => {
          asked.push([...missing]);
          return missing.map((key) => key.toUpperCase());
        }),
      );
    expect(await read(['a', 'b'])).toEqual(['A', 'B']);
    expect(await read(['b', 'c'])).toEqual(['B', 'C']);
    expect(asked).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  it('does not let a reader of an earlier moment push out what holds now', async () => {
    const memory = createMemory();
    const early = test.database.read(actor, async (tx) => {
      await sql`select 1`.execute(tx);
      return memory.recall(tx, 'x', async () => 'before');
    });
    expect(await early).toBe('before');
    await journal('import.loaded');
    expect(await test.database.read(actor, (tx) => memory.recall(tx, 'x', async () => 'after'))).toBe('after');
    expect(await test.database.read(actor, (tx) => memory.recall(tx, 'x', async () => 'never asked'))).toBe('after');
  });

  it('is neither used nor filled in the place of a member’s person, and is the operator’s in that of a colleague', async () => {
    const memory = createMemory();
    const seenBy = { id: 'a', name: 'Administration' };
    const gentilly = { ...testActor('alpha', ['member-it-director'], 'gentilly'), seenBy };
    const arcueil = { ...testActor('alpha', ['member-reader'], 'arcueil'), seenBy };
    const colleague = { ...testActor('alpha'), seenBy };
    const read = (who: typeof actor, answer: string) =>
      test.database.read(who, (tx) => memory.recall(tx, 'seen', async () => answer));
    expect(await read(gentilly, 'of gentilly')).toBe('of gentilly');
    expect(await read(arcueil, 'of arcueil')).toBe('of arcueil');
    expect(await read(colleague, 'of the operator')).toBe('of the operator');
    expect(await read(actor, 'never asked')).toBe('of the operator');
    expect(await read(gentilly, 'of gentilly again')).toBe('of gentilly again');
  });
});
