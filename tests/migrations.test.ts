import { expect, it } from 'vitest';
import { schema } from '../src/app.ts';
import { checksumOf, wholeSchema } from '../src/database/migrate.ts';

/** An operator's database refuses to open when a step that it has applied is no longer the same: released steps never change. */
it('keeps every released migration as it was', async () => {
  const steps = wholeSchema(schema).migrations.map((migration) => `${migration.id} ${checksumOf(migration)}`);
  await expect(`${steps.join('\n')}\n`).toMatchFileSnapshot('./migrations.txt');
});
