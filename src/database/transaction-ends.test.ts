import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hold } from '../kernel/hold.ts';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import type { Tx } from './face.ts';
import { onOneConnection } from './postgresql.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';

const alpha = testActor('alpha');
const superuser = process.env['BIEVRE_TEST_POSTGRES'];

describe('a transaction', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());

  it('keeps nothing when the statement that ends it fails, and lets the others go on', async () => {
    const { database } = test;
    const twice = database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'arcueil'), {
      closing: () => [sql`insert into sample.town (operator, code) values ('alpha', 'arcueil')`],
    });
    await expect(twice).rejects.toMatchObject({ code: 'database.duplicate' });
    const elsewhere = database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'arcueil'), {
      closing: () => [sql`insert into sample.town (operator, code) values ('beta', 'arcueil')`],
    });
    await expect(elsewhere).rejects.toThrow();
    const outside = database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'arcueil'), { closing: () => [sql`commit`] });
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
      {
        closing: () => {
          asked = true;
          return [];
        },
      },
    );
    await expect(failed).rejects.toThrow('on the way');
    expect(asked).toBe(false);
    expect(await test.database.read(alpha, listTowns)).toEqual([]);
  });

  it('keeps nothing of the statements that end it when one of them finds that somebody else came first', async () => {
    const { database } = test;
    const last = [
      sql`insert into sample.town (operator, code) values ('alpha', 'bagneux')`,
      sql`select bievre.overtaken() where exists (select from sample.town where code = 'bagneux')`,
      sql`insert into sample.town (operator, code) values ('alpha', 'cachan')`,
    ];
    const overtaken = database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'arcueil'), { closing: () => last });
    await expect(overtaken).rejects.toMatchObject({ kind: 'conflict', code: 'database.overtaken' });
    expect(await database.read(alpha, listTowns)).toEqual([]);
  });

  it('ends with statements made from what was done, in their order', async () => {
    const ended = await test.database.transaction(
      alpha,
      async (tx) => {
        await addTown(tx, 'alpha', 'gentilly');
        return 'fresnes';
      },
      {
        closing: (code) => [
          sql`insert into sample.town (operator, code) values ('alpha', ${code})`,
          sql`update sample.town set code = code || '-' || (select count(*) from sample.town) where code = ${code}`,
          sql`update sample.town set code = 'fresnes' where code = 'fresnes-2'`,
        ],
      },
    );
    expect(ended).toBe('fresnes');
    expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
  });

  /** Codes of operators are letters, digits and hyphens; a name that got past that must still be taken as a name. */
  const asIf = (name: string) => ({ ...alpha, operator: name as typeof alpha.operator });

  it('sees as exactly who was given, whatever stands in their names', async () => {
    const names = ["o'brien", 'back\\slash', "'; set role none; --", 'é « ’ »', '$1'];
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

  it('sees what those who held its lock before it have left, from its first statement on', async () => {
    const { database } = test;
    const hold = (mode: Hold['mode']): Hold => ({ name: 'sample.towns', mode });
    const [began, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = database.transaction(
      alpha,
      async (tx) => {
        await listTowns(tx); // answered: from here on it holds the lock
        began.resolve();
        await go.promise;
        await addTown(tx, 'alpha', 'arcueil');
      },
      { holds: hold('alone') },
    );
    await began.promise;
    const second = database.transaction(alpha, listTowns, { holds: hold('shared') });
    if (database.kind === 'postgresql') {
      // neither another operator's lock of the name nor another name waits
      await database.transaction(testActor('beta'), listTowns, { holds: hold('alone') });
      await database.transaction(alpha, listTowns, { holds: { ...hold('alone'), name: 'sample.others' } });
      const waiting = sql<{
        count: number;
      }>`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await database.read(alpha, (tx) => waiting.execute(tx))).rows[0]?.count !== 1);
    }
    go.resolve();
    await first;
    expect(await second).toEqual(['arcueil', 'fresnes', 'gentilly']);
    await database.transaction(alpha, (tx) => sql`delete from sample.town where code = 'arcueil'`.execute(tx));
  });

  /** Ends with `signal` what waits, on the server, for the lock that another transaction holds; what is told of it then. */
  async function stoppedAtItsBeginning(signal: 'pg_cancel_backend' | 'pg_terminate_backend', run: (tx: Tx) => Promise<unknown>) {
    const { database } = test;
    const holds: Hold = { name: 'sample.towns', mode: 'alone' };
    const [began, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holder = database.transaction(
      alpha,
      async (tx) => {
        await listTowns(tx); // answered: from here on it holds the lock
        began.resolve();
        await go.promise;
      },
      { holds },
    );
    await began.promise;
    const told = database.transaction(alpha, run, { holds }).catch((thrown: unknown) => thrown);
    const ours = sql<{ name: string }>`select current_database() as name`;
    const name = (await database.read(alpha, (tx) => ours.execute(tx))).rows[0]?.name;
    const stop = `select ${signal}(pid) from pg_stat_activity where wait_event = 'advisory' and datname = '${name}'`;
    await onOneConnection(String(superuser), async (line) => {
      while ((await line.rows(stop)).length === 0);
    });
    const thrown = await told;
    go.resolve();
    await holder;
    return thrown;
  }

  describe.skipIf(superuser === undefined)('that fails to begin', () => {
    it('does nothing, and says why to each who asks', async () => {
      const told: unknown[] = [];
      const note = (thrown: unknown) => told.push(thrown);
      const thrown = await stoppedAtItsBeginning('pg_cancel_backend', async (tx) => {
        await listTowns(tx).catch(note);
        await addTown(tx, 'alpha', 'cachan').catch(note);
        await listTowns(tx).catch(note);
      });
      expect([thrown, ...told].map(String)).toEqual(Array(4).fill(expect.stringContaining('canceling statement')));
      expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
    });

    it('because its connection is lost says that the server does not answer, and others go on', async () => {
      for (const run of [listTowns, async () => {}])
        expect(await stoppedAtItsBeginning('pg_terminate_backend', run)).toMatchObject({
          code: 'database.unreachable',
          cause: { code: '57P01' }, // and not what the rollback said after it
        });
      expect(await test.database.read(alpha, listTowns)).toEqual(['fresnes', 'gentilly']);
    });
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
