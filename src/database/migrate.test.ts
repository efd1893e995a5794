import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTables } from './catalogue-of-tables.ts';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import { type EmbeddedEngine, openEmbedded } from './embedded.ts';
import type { OwnerLine } from './engine.ts';
import { faceOver } from './face-over.ts';
import { migrateOn, printMigrationSql, type Schema, wholeSchema } from './migrate.ts';
import { openDatabase } from './open.ts';
import { onOneConnection } from './postgresql.ts';
import { createServerDatabase, testActor } from './testing.ts';

const whole = wholeSchema([sampleSchema]);

/** The steps of the product are older than these, which a careless hand could write. */
const careless: Schema = {
  migrations: [
    {
      id: '2026-11-21-careless',
      sql: `
create table sample.forgotten (a int);
create table sample.loose (operator text not null, id int primary key, town text unique);
create view sample.open as select * from sample.town;
create function sample.all_towns() returns setof sample.town language sql security definer as 'select * from sample.town';
`,
    },
  ],
  tables: [
    { table: 'sample.loose', what: '', isolation: 'operator', members: 'nothing', grants: 'read-write' },
    { table: 'sample.open', what: '', isolation: 'operator', members: 'nothing', grants: 'read' },
    { table: 'sample.absent', what: '', isolation: 'operator', members: 'nothing', grants: 'read' },
  ],
};

/** A database started from nothing: seconds on a busy machine. */
const coldStart = { timeout: 120_000 };

describe('migrating', () => {
  let engine: EmbeddedEngine;
  const asOwner = <T>(work: (owner: OwnerLine) => Promise<T>) => engine.asOwner(work);
  beforeAll(async () => {
    engine = await openEmbedded({ folder: null, image: null });
  });
  afterAll(() => engine.close());

  it('refuses two steps of the same name', () => {
    expect(() => wholeSchema([sampleSchema, sampleSchema])).toThrow('two migrations bear the id 2026-11-20-sample-towns');
  });

  it('keeps nothing of a step that fails, and the steps before it', async () => {
    const failing = {
      migrations: [{ id: '2026-12-01-failing', sql: 'create table sample.half (a int); select 1/0' }],
      tables: [],
    };
    await expect(asOwner((owner) => migrateOn(owner, wholeSchema([sampleSchema, failing]), null))).rejects.toThrow(
      'division by zero',
    );
    expect(
      await asOwner((owner) =>
        owner.rows("select to_regclass('sample.half') as half, to_regclass('sample.town') is not null as town"),
      ),
    ).toEqual([{ half: null, town: true }]);
  });

  it('applies what is missing in the order of the ids, and nothing twice', async () => {
    expect(whole.migrations.map((migration) => migration.id)).toEqual([
      '2026-11-19-database-journal',
      '2026-11-20-sample-towns',
      '2026-11-23-journal-chain',
      '2026-11-23-journal-search',
      '2026-11-28-database-overtaken',
      '2026-11-28-journal-chain-kept',
      '2026-11-28-journal-retention',
      '2026-11-28-journal-searches',
      '2026-11-28-journal-told-by-members',
    ]);
    expect(await asOwner((owner) => migrateOn(owner, whole, null))).toEqual([]);
    expect(await asOwner((owner) => compareTables(owner, whole.tables))).toEqual([]);
  });

  it.each([
    ['alter table sample.town disable row level security', 'isolation par ligne non activée'],
    ['alter table sample.town no force row level security', 'isolation par ligne non imposée au propriétaire'],
    ['drop policy operator_side_deletes on sample.payment', 'sans la règle qui réserve les suppressions à l’opérateur'],
    ['drop policy operator_isolation on sample.town', 'sans la règle d’isolation par opérateur et par adhérent'],
    ['create policy wide on sample.town using (true)', 'règle de trop « wide »'],
    [
      'grant truncate on sample.town to bievre_app',
      'droits de bievre_app : select, insert, update, delete, truncate au lieu de « read-write »',
    ],
    ['grant update on journal.entry to public', 'droits de bievre_app : select, insert, update au lieu de « append »'],
    ['grant usage on schema sample to bievre_accounts', 'schéma ouvert à bievre_accounts'],
    [
      'grant execute on function journal.prune(text, date, text, text, text, text) to public',
      'fonction du propriétaire, que l’application peut appeler',
    ],
  ])('finds and puts right a table left open: %s', async (statement, fault) => {
    await asOwner((owner) => owner.run(statement));
    const found = await asOwner((owner) => compareTables(owner, whole.tables));
    expect(found.map((one) => one.what)).toContain(fault);
    if (fault.startsWith('règle de trop')) await asOwner((owner) => owner.run('drop policy wide on sample.town'));
    await asOwner((owner) => migrateOn(owner, whole, null));
    expect(await asOwner((owner) => compareTables(owner, whole.tables))).toEqual([]);
  });

  it.each([
    ['alter table sample.request disable trigger guard', 'alter table sample.request enable trigger guard', 'sample.request'],
    [
      'drop trigger guard on sample.request; create trigger guard before insert on sample.request for each row execute function sample.guard_request()',
      'drop trigger guard on sample.request; create trigger guard before insert or update on sample.request for each row execute function sample.guard_request()',
      'sample.request',
    ],
    [
      `create function sample.aside() returns text language sql as $$ select set_config('bievre.member', '', true) $$`,
      'drop function sample.aside()',
      'sample.aside()',
    ],
    [
      'create function sample.aside() returns int language plpgsql as $$ begin reset role; return 1; end $$',
      'drop function sample.aside()',
      'sample.aside()',
    ],
    [
      'alter function sample.guard_request() rename to guard_of_request',
      'alter function sample.guard_of_request() rename to guard_request',
      'sample.guard_request()',
    ],
  ])('refuses that members write unguarded, and a function that changes sides unknown: %s', async (open, close, table) => {
    await asOwner(async (owner) => {
      for (const statement of open.includes('function') ? [open] : open.split('; ')) await owner.run(statement);
      const faults = await compareTables(owner, whole.tables);
      expect(faults.filter((one) => one.table === table && one.kind === 'structure')).toHaveLength(1);
      await expect(migrateOn(owner, whole, null)).rejects.toMatchObject({ code: 'database.catalogue' });
      await owner.run(close);
      expect(await compareTables(owner, whole.tables)).toEqual([]);
    });
  });

  it('refuses tables that the catalogue does not know, or that no operator could be told apart in', async () => {
    const all = wholeSchema([sampleSchema, careless]);
    await expect(asOwner((owner) => migrateOn(owner, all, null))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'database.catalogue',
    });
    const found = await asOwner((owner) => compareTables(owner, all.tables));
    expect(found.filter((fault) => fault.kind === 'structure')).toEqual([
      { kind: 'structure', table: 'sample.forgotten', what: 'table absente du catalogue' },
      {
        kind: 'structure',
        table: 'sample.all_towns()',
        what: 'fonction security definer : elle échapperait à l’isolation',
      },
      { kind: 'structure', table: 'sample.loose', what: 'la clé primaire ne commence pas par la colonne operator' },
      { kind: 'structure', table: 'sample.loose', what: 'unicité « loose_pkey » sans la colonne operator' },
      { kind: 'structure', table: 'sample.loose', what: 'unicité « loose_town_key » sans la colonne operator' },
      {
        kind: 'structure',
        table: 'sample.open',
        what: 'vue sans security_invoker : elle montrerait les lignes de tous les opérateurs',
      },
      { kind: 'structure', table: 'sample.absent', what: 'table déclarée mais absente de la base' },
    ]);
  });
});

describe('the SQL printed for a database administrator', coldStart, () => {
  it('makes the same database as migrating', async () => {
    const engine = await openEmbedded({ folder: null, image: null });
    await engine.asOwner(async (owner) => {
      await owner.run('create role application_login login');
      await owner.run(printMigrationSql(whole, 'application_login'));
      expect(await migrateOn(owner, whole, null)).toEqual([]);
      expect(await compareTables(owner, whole.tables)).toEqual([]);
    });
    const database = faceOver(engine);
    await database.transaction(testActor(), (tx) => addTown(tx, 'alpha', 'arcueil'));
    expect(await database.read(testActor('beta'), listTowns)).toEqual([]);
    await database.close();
  });

  for (const superuser of process.env['BIEVRE_TEST_POSTGRES'] ? [process.env['BIEVRE_TEST_POSTGRES']] : []) {
    it('is enough on a server for the application’s login to open it', async () => {
      const server = await createServerDatabase(superuser);
      await onOneConnection(server.ownerUrl, (owner) => owner.run(printMigrationSql(whole, 'bievre_test_application')));
      const database = await openDatabase({ kind: 'postgresql', url: server.url }, [sampleSchema]);
      expect(await database.read(testActor(), listTowns)).toEqual([]);
      await database.close();
      await server.drop();
    });
  }
});
