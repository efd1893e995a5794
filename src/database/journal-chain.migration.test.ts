import { expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { faceOver } from './face-over.ts';
import { appendFacts } from './journal.store.ts';
import { migrateOn, wholeSchema } from './migrate.ts';
import { ownMigrations } from './own-migrations.ts';
import { testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

it('chains the entries that were there before, each operator’s on its own, and goes on from there', {
  timeout: 120_000,
}, async () => {
  const engine = await openEmbedded({ folder: null, image: null });
  const now = wholeSchema([]);
  await engine.asOwner(async (owner) => {
    // The catalogue of that day: neither the retention nor the function that chains.
    const tables = now.tables.filter(({ table }) => table !== 'journal.retention').map(({ standing: _later, ...entry }) => entry);
    await migrateOn(owner, { migrations: ownMigrations.slice(0, 1), tables }, null);
    await owner.run(`
      insert into journal.entry (operator, actor_kind, actor_id, actor_name, fact, subject, after)
      select case when n % 3 = 0 then 'beta' else 'alpha' end, 'system', 'a', 'É', 'sample.fact', 's' || n, to_jsonb(n)
      from generate_series(1, 30) as n`);
    expect(await migrateOn(owner, now, null)).toEqual(ownMigrations.slice(1).map((step) => step.id));
  });
  const database = faceOver(engine);
  expect(await verifyJournal(database, testActor('alpha'))).toMatchObject({ intact: 20, broken: null });
  expect(await verifyJournal(database, testActor('beta'))).toMatchObject({ intact: 10, broken: null });
  await database.transaction(testActor('beta'), (tx) =>
    appendFacts(tx, testActor('beta'), [{ name: 'sample.fact', subject: 's', before: null, after: null }]),
  );
  expect(await verifyJournal(database, testActor('beta'))).toMatchObject({ intact: 11, broken: null });
  await database.close();
});
