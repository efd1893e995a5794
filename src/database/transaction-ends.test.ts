import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import type { Tx } from './face.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';

const alpha = testActor('alpha');

describe('a transaction', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());

  it('keeps nothing when the statement that ends it fails, and lets the others go on', async () => {
    const { database } = test;
    const twice = database.transaction(
      alpha,
      (tx) => addTown(tx, 'alpha', 'arcueil'),
      () => sql`insert into sample.town (operator, code) values ('alpha', 'arcueil')`,
    );
    await expect(twice).rejects.toMatchObject({ code: 'database.duplicate' });
    const elsewhere = database.transaction(
      alpha,
      (tx) => addTown(tx, 'alpha', 'arcueil'),
      () => sql`insert into sample.town (operator, code) values ('beta', 'arcueil')`,
    );
    await expect(elsewhere).rejects.toThrow();
    const outside = database.transaction(
      alpha,
      (tx) => addTown(tx, 'alpha', 'arcueil'),
      () => sql`commit`,
    );
    await expect(outside).rejects.toThrow('a store may not send this statement');
    expect(await database.read(alpha, listTowns)).toEqual([]);
  });

  it('is rolled back when what it does fails, and its end is not asked for', async () => {
    let asked = false;
    const failed = test.database.transaction(
      alpha,
      async (tx) => {
        await addTown(tx, 'alpha', 'cachan');
        throw new Error('on the way');
      },
      () => {
        asked = true;
        return null;
      },
    );
    await expect(failed).rejects.toThrow('on the way');
    expect(asked).toBe(false);
    expect(await test.database.read(alpha, listTowns)).toEqual([]);
  });

  it('ends with a statement made from what was done', async () => {
    const ended = await test.database.transaction(
      alpha,
      async (tx) => {
        await addTown(tx, 'alpha', 'gentilly');
        return 'fresnes';
      },
      (code) => sql`insert into sample.town (operator, code) values ('alpha', ${code})`,
    );
    expect(ended).toBe('fresnes');
    expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
  });

  /** Codes of operators are letters, digits and hyphens; a name that got past that must still be taken as a name. */
  const asIf = (name: string) => ({ ...alpha, operator: name as typeof alpha.operator });

  it('sees as exactly who was given, whatever stands in their names', async () => {
    const names = ["o'brien", 'back\\slash', "'; set role none; --", 'é « ’ »', '$1'];
    for (const operator of names) {
      const seen = await test.database.read({ ...asIf(operator), teams: { agent: [operator] } }, async (tx) => {
        const { rows } = await sql<{
          operator: string;
          teams: string;
          role: string;
          escapes: string;
        }>`select current_user as role,
          current_setting('standard_conforming_strings') as escapes,
          current_setting('bievre.operator') as operator, current_setting('bievre.teams') as teams`.execute(tx);
        return rows[0];
      });
      expect(seen).toEqual({ operator, teams: JSON.stringify({ agent: [operator] }), role: 'bievre_app', escapes: 'on' });
    }
  });

  it('does not open for a name that no statement can say, and lets the others go on', async () => {
    await expect(test.database.read(asIf('a\0b'), listTowns)).rejects.toThrow();
    await expect(test.database.transaction(asIf("\0' or true"), listTowns)).rejects.toThrow();
    expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
  });

  it('reads its own temporary table as it is, after others that had the same name and other columns', async () => {
    const staged = (columns: string) =>
      test.database.transaction(alpha, async (tx: Tx) => {
        await sql`create temporary table staged on commit drop as select ${sql.raw(columns)}`.execute(tx);
        const { rows } = await sql`select * from staged where a is not null`.execute(tx);
        return rows;
      });
    for (let turn = 0; turn < 12; turn += 1) expect(await staged('1 as a')).toEqual([{ a: 1 }]);
    for (let turn = 0; turn < 12; turn += 1) expect(await staged(`'x'::text as a, 2 as b`)).toEqual([{ a: 'x', b: 2 }]);
  });

  it('leaves connections to readers while more changes than there are turns wait for each other', async () => {
    const beta = testActor('beta');
    const go = Promise.withResolvers<void>();
    const changes = Array.from({ length: 12 }, () =>
      test.database.transaction(alpha, async (tx) => {
        await go.promise;
        return listTowns(tx);
      }),
    );
    // The embedded database has one line, which a change that is under way holds.
    if (test.database.kind === 'postgresql') {
      expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
      expect(await test.database.transaction(beta, listTowns)).toEqual([]);
    }
    go.resolve();
    expect(await Promise.all(changes)).toHaveLength(12);
  });

  it('finds its rows by statements that others sent before, whoever they were', async () => {
    const beta = testActor('beta');
    for (let turn = 0; turn < 12; turn += 1) {
      const code = `t${turn}`;
      await test.database.transaction(turn % 2 === 0 ? beta : alpha, (tx) =>
        addTown(tx, turn % 2 === 0 ? 'beta' : 'alpha', code),
      );
      const [ours, theirs] = await Promise.all([alpha, beta].map((who) => test.database.transaction(who, listTowns)));
      expect(ours).toHaveLength(2 + Math.floor((turn + 1) / 2));
      expect(theirs).toHaveLength(Math.floor(turn / 2) + 1);
    }
  });
});
