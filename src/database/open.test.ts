import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTown, listTowns, sampleSchema, temporaryFolder } from './database.samples.ts';
import type { Schema } from './migrate.ts';
import { migrate, openDatabase } from './open.ts';
import { onOneConnection } from './postgresql.ts';
import { createServerDatabase, demandGoldenImage, type ServerDatabase, testActor } from './testing.ts';

const later: Schema = {
  migrations: [
    {
      id: '2027-01-01-sample-rivers',
      sql: 'create table sample.river (operator text not null, code text not null, primary key (operator, code))',
    },
  ],
  tables: [{ table: 'sample.river', what: 'une ligne : une rivière', isolation: 'operator', members: 'nothing', grants: 'read' }],
};

/** Several databases are opened on disk one after the other: seconds each on a busy machine. */
const onDisk = { timeout: 120_000 };

describe('opening a folder', onDisk, () => {
  const { folder, remove } = temporaryFolder();
  let golden = '';
  beforeAll(async () => {
    golden = await demandGoldenImage([sampleSchema]);
  });
  afterAll(remove);

  it('refuses a place that cannot be written, in one sentence', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(openDatabase({ kind: 'embedded', folder: join(file, 'data') }, [])).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'database.unwritable',
      message: expect.stringContaining(`« ${join(file, 'data')} » ne peut pas être écrit`),
    });
  });

  it('refuses a folder that holds something else than a database, and lets it go', async () => {
    const other = join(folder, 'other');
    mkdirSync(join(other, 'database'), { recursive: true });
    writeFileSync(join(other, 'database', 'PG_VERSION'), '12\n');
    const open = () => openDatabase({ kind: 'embedded', folder: other }, []);
    await expect(open()).rejects.toMatchObject({ code: 'database.damaged' });
    await expect(open()).rejects.toMatchObject({ code: 'database.damaged' });
  });

  it('applies the steps of a newer version, then refuses the older one and any step that has changed', async () => {
    const data = join(folder, 'data');
    const open = async (parts: readonly Schema[]) =>
      (await openDatabase({ kind: 'embedded', folder: data, golden }, parts)).close();
    await open([sampleSchema, later]);
    await expect(open([sampleSchema])).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'database.newer',
      message: expect.stringContaining('version plus récente de Bièvre (étape « 2027-01-01-sample-rivers »'),
    });
    const changed = { ...later, migrations: later.migrations.map((migration) => ({ ...migration, sql: `${migration.sql};` })) };
    await expect(open([sampleSchema, changed])).rejects.toMatchObject({ code: 'database.migration-changed' });
  });
});

for (const superuser of process.env['BIEVRE_TEST_POSTGRES'] ? [process.env['BIEVRE_TEST_POSTGRES']] : []) {
  describe('opening a PostgreSQL server', () => {
    let server: ServerDatabase;
    beforeAll(async () => {
      server = await createServerDatabase(superuser);
    });
    afterAll(() => server.drop());
    const open = (url: string) => openDatabase({ kind: 'postgresql', url }, [sampleSchema]);

    it('refuses a database that was never migrated, or not to this version', async () => {
      await migrate({ kind: 'postgresql', ...server }, []);
      await expect(open(server.url)).rejects.toMatchObject({
        code: 'database.behind',
        details: { migration: '2026-11-20-sample-towns' },
      });
      const together = [1, 2].map(() => migrate({ kind: 'postgresql', ...server }, [sampleSchema]));
      expect((await Promise.all(together)).flat()).toEqual(['2026-11-20-sample-towns']);
      expect(await migrate({ kind: 'postgresql', ...server }, [sampleSchema])).toEqual([]);
    });

    it('refuses a login that row-level security would not bind', async () => {
      await expect(open(server.superuserUrl)).rejects.toMatchObject({
        code: 'database.login-too-strong',
        message: expect.stringContaining('superutilisateur'),
      });
      await expect(open(server.ownerUrl)).rejects.toMatchObject({ code: 'database.login-too-strong' });
    });

    it('refuses a login that has the rights of its roles before it takes them', async () => {
      const login = `bievre_inheriting_${process.pid}`;
      const url = new URL(server.url);
      [url.username, url.password] = [login, 'application'];
      await onOneConnection(server.superuserUrl, (line) =>
        line.run(`create role ${login} login inherit password 'application'; grant bievre_app to ${login}`),
      );
      try {
        await expect(open(url.href)).rejects.toMatchObject({
          code: 'database.login-too-strong',
          message: expect.stringContaining('sans avoir à les prendre'),
        });
      } finally {
        await onOneConnection(server.superuserUrl, (line) => line.run(`drop role ${login}`));
      }
    });

    it('gives the application’s login nothing outside a transaction', async () => {
      const seen = onOneConnection(server.url, (line) => line.rows('select * from sample.town'));
      await expect(seen).rejects.toThrow('permission denied');
    });

    it('says in one sentence that the server does not answer', async () => {
      await expect(open('postgresql://nobody:nothing@127.0.0.1:1/none')).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'database.unreachable',
      });
    });

    it('opens for an ordinary login', async () => {
      const database = await open(server.url);
      await database.transaction(testActor(), (tx) => addTown(tx, 'alpha', 'arcueil'));
      expect(await database.read(testActor(), listTowns)).toEqual(['arcueil']);
      await database.close();
    });
  });
}
