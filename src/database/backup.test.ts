import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, restoreBackup } from './backup.ts';
import { addTown, listTowns, sampleSchema, temporaryFolder } from './database.samples.ts';
import type { Schema } from './migrate.ts';
import { type DatabaseSettings, openDatabase } from './open.ts';
import { createServerDatabase, demandGoldenImage, type ServerDatabase, testActor } from './testing.ts';

const parts = [sampleSchema];
const towns = ['arcueil', 'gentilly'];

async function openWithTowns(settings: DatabaseSettings) {
  const database = await openDatabase(settings, parts);
  await database.transaction(testActor(), async (tx) => {
    for (const town of towns) await addTown(tx, 'alpha', town);
  });
  return database;
}

async function townsIn(settings: DatabaseSettings): Promise<readonly string[]> {
  const database = await openDatabase(settings, parts);
  const found = await database.read(testActor(), listTowns);
  await database.close();
  return found;
}

/** Several databases are opened on disk one after the other: seconds each on a busy machine. */
const onDisk = { timeout: 120_000 };

describe('the backup of a folder', onDisk, () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);
  let golden = '';
  beforeAll(async () => {
    golden = await demandGoldenImage(parts);
  });
  const embedded = (name: string): DatabaseSettings => ({ kind: 'embedded', folder: join(folder, name), golden });
  const file = join(folder, 'backup.gz');

  it('is taken while the database is open, and restored into an empty folder', async () => {
    const database = await openWithTowns(embedded('first'));
    await expect(backUp(database, join(folder, 'absent', 'backup.gz'))).rejects.toMatchObject({ code: 'backup.unwritable' });
    await backUp(database, file);
    await database.transaction(testActor(), (tx) => addTown(tx, 'alpha', 'after-the-backup'));
    await database.close();
    await restoreBackup(embedded('second'), file, parts);
    expect(await townsIn(embedded('second'))).toEqual(towns);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('never replaces a database, open or not', async () => {
    await expect(restoreBackup(embedded('first'), file, parts)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'backup.not-empty',
    });
    const database = await openDatabase(embedded('first'), parts);
    await expect(restoreBackup(embedded('first'), file, parts)).rejects.toMatchObject({ code: 'database.locked' });
    expect(await database.read(testActor(), listTowns)).toContain('after-the-backup');
    await database.close();
  });

  it('is refused when it is not one, and leaves the folder without a database', async () => {
    const other = join(folder, 'not-a-backup');
    writeFileSync(other, 'code;nom\n');
    for (const wrong of [other, join(folder, 'missing')]) {
      await expect(restoreBackup(embedded('third'), wrong, parts)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'backup.unreadable',
      });
    }
    expect(existsSync(join(folder, 'third', 'database'))).toBe(false);
  });

  it('is refused when a newer version made it', async () => {
    const older: Schema[] = [];
    await expect(restoreBackup(embedded('fourth'), file, older)).rejects.toMatchObject({ code: 'database.newer' });
    expect(existsSync(join(folder, 'fourth', 'database'))).toBe(false);
  });

  it('starts over after a restoration that was killed half way', async () => {
    mkdirSync(join(folder, 'fifth', 'database.restoring'), { recursive: true });
    writeFileSync(join(folder, 'fifth', 'database.restoring', 'PG_VERSION'), '18\n');
    await restoreBackup(embedded('fifth'), file, parts);
    expect(await townsIn(embedded('fifth'))).toEqual(towns);
  });
});

for (const superuser of process.env['BIEVRE_TEST_POSTGRES'] ? [process.env['BIEVRE_TEST_POSTGRES']] : []) {
  describe('the backup of a PostgreSQL database', () => {
    const { folder, remove } = temporaryFolder();
    const file = join(folder, 'backup.dump');
    let from: ServerDatabase;
    let to: ServerDatabase;
    beforeAll(async () => {
      from = await createServerDatabase(superuser);
      to = await createServerDatabase(superuser);
    });
    afterAll(async () => {
      await from.drop();
      await to.drop();
      remove();
    });

    it('is taken by the owner while the database is open, and restored into an empty one with its isolation', async () => {
      const database = await openWithTowns({ kind: 'postgresql', ...from });
      await backUp(database, file);
      await database.close();
      const settings: DatabaseSettings = { kind: 'postgresql', ...to };
      await restoreBackup(settings, file, parts);
      expect(await townsIn(settings)).toEqual(towns);
      await expect(restoreBackup(settings, file, parts)).rejects.toMatchObject({ code: 'backup.not-empty' });
    });

    it('needs the owner’s login', async () => {
      const database = await openDatabase({ kind: 'postgresql', url: from.url }, parts);
      await expect(backUp(database, file)).rejects.toMatchObject({ code: 'backup.owner-needed' });
      await database.close();
    });
  });
}
