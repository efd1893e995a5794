import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import type { Tx } from './face.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';

const alpha = testActor('alpha');
const outer = 'outer handle inside an open transaction';

describe('a transaction', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());

  it('refuses the outer handle at once, instead of waiting for itself for ever', async () => {
    const { database } = test;
    const inside = (use: () => Promise<unknown>) => database.transaction(alpha, use);
    await expect(inside(() => database.read(alpha, listTowns))).rejects.toThrow(outer);
    await expect(inside(() => database.transaction(alpha, listTowns))).rejects.toThrow(outer);
    await expect(inside(() => sql`select 1`.execute(database.accounts))).rejects.toThrow(outer);
    await expect(inside(() => database.accounts.transaction().execute((tx) => sql`select 1`.execute(tx)))).rejects.toThrow(outer);
  });

  it('of the accounts library is guarded likewise', async () => {
    const { accounts } = test.database;
    await expect(accounts.transaction().execute(() => test.database.read(alpha, listTowns))).rejects.toThrow(outer);
    await expect(accounts.transaction().execute(() => sql`select 1`.execute(accounts))).rejects.toThrow(outer);
    expect(
      (await accounts.transaction().execute((tx) => sql<{ role: string }>`select current_user as role`.execute(tx))).rows,
    ).toEqual([{ role: 'bievre_accounts' }]);
  });

  it('can do nothing once it is over, and the outer handle works again, even for code that it started', async () => {
    const leaked = Promise.withResolvers<Tx>();
    let later: Promise<readonly string[]> = Promise.resolve([]);
    const over = Promise.withResolvers<void>();
    await test.database.transaction(alpha, async (tx) => {
      leaked.resolve(tx);
      later = over.promise.then(() => test.database.read(alpha, listTowns));
    });
    over.resolve();
    await expect(leaked.promise.then(listTowns)).rejects.toThrow('already committed');
    expect(await later).toEqual([]);
  });

  it('leaves nothing when it fails, and lets the others go on', async () => {
    const failed = test.database.transaction(alpha, async (tx) => {
      await addTown(tx, 'alpha', 'arcueil');
      await addTown(tx, 'alpha', 'arcueil');
    });
    await expect(failed).rejects.toMatchObject({
      kind: 'conflict',
      code: 'database.duplicate',
      details: { constraint: 'town_pkey' },
    });
    expect(await test.database.read(alpha, listTowns)).toEqual([]);
  });

  it('is not acknowledged when an error inside it was swallowed', async () => {
    const swallowed = test.database.transaction(alpha, async (tx) => {
      await addTown(tx, 'alpha', 'cachan');
      await addTown(tx, 'alpha', 'cachan').catch(() => {});
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await test.database.read(alpha, listTowns)).toEqual([]);
  });

  it('waits its turn', async () => {
    const codes = Array.from({ length: 20 }, (_, index) => `town-${String(index).padStart(2, '0')}`);
    await Promise.all(codes.map((code) => test.database.transaction(alpha, (tx) => addTown(tx, 'alpha', code))));
    expect(await test.database.read(alpha, listTowns)).toEqual(codes);
  });

  it('keeps the accounts’ role and the application’s apart', async () => {
    const roles = async (run: Promise<{ rows: { role: string }[] }>) => (await run).rows[0]?.role;
    const question = sql<{ role: string }>`select current_user as role`;
    expect(await roles(question.execute(test.database.accounts))).toBe('bievre_accounts');
    expect(await roles(test.database.read(alpha, (tx) => question.execute(tx)))).toBe('bievre_app');
    await expect(sql`select * from sample.town`.execute(test.database.accounts)).rejects.toMatchObject({
      code: 'database.refused',
    });
  });

  it('takes one statement at a time from a store', async () => {
    const two = test.database.read(alpha, (tx) => sql`select 1; reset role`.execute(tx));
    await expect(two).rejects.toThrow('multiple commands');
  });

  it('fills a temporary table from lines, and no other table', async () => {
    const count = await test.database.transaction(alpha, async (tx) => {
      await sql`create temporary table staged (code text, inhabitants bigint) on commit drop`.execute(tx);
      const copied = await test.database.copyInto(tx, 'staged', ['code', 'inhabitants'], ['l’haÿ\t31000', 'bourg\\tneuf\t\\N\n']);
      const { rows } = await sql`select code, inhabitants from staged order by code`.execute(tx);
      expect(rows).toEqual([
        { code: 'bourg\tneuf', inhabitants: null },
        { code: 'l’haÿ', inhabitants: 31000 },
      ]);
      return copied;
    });
    expect(count).toBe(2);
    const direct = test.database.transaction(alpha, (tx) =>
      test.database.copyInto(tx, 'sample.town', ['operator', 'code'], ['beta\tx']),
    );
    await expect(direct).rejects.toThrow('named without its schema');
  });

  it('says which value COPY could not read, and keeps the session in its role', async () => {
    const bad = test.database.transaction(alpha, async (tx) => {
      await sql`create temporary table staged (n int) on commit drop`.execute(tx);
      await test.database.copyInto(tx, 'staged', ['n'], ['1', 'deux']);
    });
    await expect(bad).rejects.toMatchObject({ kind: 'invalid', code: 'database.value' });
    await expect(test.database.transaction(alpha, (tx) => addTown(tx, 'beta', 'x'))).rejects.toMatchObject({
      code: 'database.refused',
    });
  });
});
