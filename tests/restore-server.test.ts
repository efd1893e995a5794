import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats, schema } from '../src/app.ts';
import { listBodies } from '../src/capabilities/directory/index.ts';
import { backUp, restoreBackup } from '../src/database/backup.ts';
import { openDatabase } from '../src/database/open.ts';
import { createServerDatabase, type ServerDatabase, testActor } from '../src/database/testing.ts';
import { runImport } from '../src/import/run-import.ts';

const files = {
  'operateur.csv': 'code;nom\nbeta;Syndicat beta\n',
  'adherents.csv': 'code;nom;qualite;categorie\nzorglub;Zorglubie;adhérent;ville\n',
};

const superuser = process.env['BIEVRE_TEST_POSTGRES'] ?? '';

// The databases of `backup.test` have the tables of samples: what a capability's own step makes must survive as well.
describe.skipIf(superuser === '')('the whole product on a PostgreSQL server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bievre-restore-'));
  let from: ServerDatabase;
  let to: ServerDatabase;
  beforeAll(async () => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    from = await createServerDatabase(superuser);
    to = await createServerDatabase(superuser);
  });
  afterAll(async () => {
    await from.drop();
    await to.drop();
    rmSync(folder, { recursive: true });
  });
  const actor = testActor('beta');
  const names = async (settings: { readonly url: string; readonly ownerUrl?: string }, as = actor) => {
    const database = await openDatabase({ kind: 'postgresql', ...settings }, schema);
    const bodies = await database.read(as, listBodies);
    await database.close();
    return bodies.map(({ name }) => name);
  };

  it('is restored from its backup with its rows, its isolation, and nothing that its next opening would refuse', async () => {
    const database = await openDatabase({ kind: 'postgresql', ...from }, schema);
    await runImport(database, actor, folder, formats, { dryRun: false, strict: true });
    await backUp(database, join(folder, 'backup.dump'));
    await database.close();
    await restoreBackup({ kind: 'postgresql', ...to }, join(folder, 'backup.dump'), schema);
    // The site's login, then the owner's, which compares every table, right and function with the catalogue.
    expect(await names({ url: to.url })).toContain('Zorglubie');
    expect(await names(to)).toEqual(await names(from));
    expect(await names(to, testActor('alpha'))).toEqual([]);
  });
});
