import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from './database.samples.ts';
import { age } from './journal.samples.ts';
import { appendFacts } from './journal.store.ts';
import { openDatabase } from './open.ts';
import { keep } from './retention.samples.ts';
import { demandGoldenImage, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

const actor = testActor();
const { folder, remove } = temporaryFolder();
afterAll(remove);

/** What the process said before it ended, killed as soon as it said `last`. */
async function run(last: string): Promise<readonly string[]> {
  const pruner = spawn(process.execPath, [fileURLToPath(new URL('./killed-pruner.ts', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(pruner, 'exit');
  const said: string[] = [];
  if (!pruner.stdout) throw new Error('the process has no output');
  for await (const line of createInterface({ input: pruner.stdout })) {
    said.push(line);
    if (line === last) pruner.kill('SIGKILL');
  }
  await exited;
  return said;
}

async function chain() {
  const database = await openDatabase({ kind: 'embedded', folder }, []);
  const found = await verifyJournal(database, actor);
  await database.close();
  return found;
}

const old = { intact: 6_003, broken: null, removed: null };
const shortened = { intact: 4, broken: null, removed: { count: 6_000, lastNumber: 6_000 } };

it('leaves the old journal or the new one to whoever kills it, and ends what it began', { timeout: 180_000 }, async () => {
  const facts = (count: number) =>
    Array.from({ length: count }, () => ({ name: 'sample.fact', subject: 's', before: null, after: null }));
  const database = await openDatabase({ kind: 'embedded', folder, golden: await demandGoldenImage([]) }, []);
  await database.transaction(actor, (tx) => appendFacts(tx, actor, facts(6_000)));
  await age(database, actor.operator, 800);
  await database.transaction(actor, async (tx) => {
    await appendFacts(tx, actor, facts(3));
  });
  await keep(database, actor, 1);
  await database.close();
  for (let kill = 0; kill < 3; kill += 1) {
    const said = await run('begins');
    const found = await chain();
    // Acknowledged is kept; not yet acknowledged, it may be whole already.
    expect(found).toMatchObject(said.includes('done') || found.intact < 10 ? shortened : old);
  }
  expect(await run('done')).toEqual(['begins', 'done']);
  expect(await chain()).toMatchObject(shortened);
});
