import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEntries } from '../database/journal.store.ts';
import { openDatabase } from '../database/open.ts';
import { demandGoldenImage, testActor } from '../database/testing.ts';
import { gardenFormats, gardenSchema, largeFolder } from './import.samples.ts';
import { listImports, runImport } from './run-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'bievre-crash-'));
let image = '';

beforeAll(async () => {
  image = await demandGoldenImage([gardenSchema]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an import in a process of its own, kills it when it says `word`, and waits until it is gone. */
async function killAt(stages: number, word: string): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('./killed-import.ts', import.meta.url)), folder, image, String(stages)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('the child has no output');
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  child.kill('SIGKILL');
  await exited;
  expect(said).toBe(word);
}

/** What is there when the folder is opened again: records, imports, facts. */
async function recorded(): Promise<unknown> {
  const database = await openDatabase({ kind: 'embedded', folder }, [gardenSchema]);
  try {
    const imports = await listImports(database, testActor());
    return await database.read(testActor(), async (tx) => {
      const { rows } = await sql<{ gardens: number; plots: number; harvests: number }>`
        select (select count(*)::int from garden.garden) as gardens, (select count(*)::int from garden.plot) as plots,
          (select count(*)::int from garden.harvest) as harvests`.execute(tx);
      const facts = await listEntries(tx, { limit: 10 });
      return { ...rows[0], imports: imports.length, facts: facts.map((entry) => entry.fact) };
    });
  } finally {
    await database.close();
  }
}

test('an import killed half way leaves nothing behind; one that was acknowledged is whole after kill -9', async () => {
  const nothing = { gardens: 0, plots: 0, harvests: 0, imports: 0, facts: [] };
  await killAt(3, 'stopped');
  expect(await recorded()).toEqual(nothing);
  await killAt(4, 'loaded');
  expect(await recorded()).toEqual({ gardens: 200, plots: 200, harvests: 200, imports: 1, facts: ['import.loaded'] });
  const database = await openDatabase({ kind: 'embedded', folder }, [gardenSchema]);
  const again = await runImport(database, testActor(), largeFolder(), gardenFormats);
  await database.close();
  expect(again.files.map(({ added, changed, unchanged }) => [added, changed, unchanged])).toEqual([
    [0, 0, 200],
    [0, 0, 200],
    [0, 0, 200],
  ]);
}, 120_000);
