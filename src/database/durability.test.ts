import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTowns, sampleSchema, temporaryFolder } from './database.samples.ts';
import { openDatabase } from './open.ts';
import { opened } from './opened.ts';
import { demandGoldenImage, testActor } from './testing.ts';
import { verifyJournal } from './verify-journal.ts';

function startWriter(folder: string, image: string, first: number): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('./killed-writer.ts', import.meta.url)), folder, image, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills the writer once it has acknowledged `enough` numbers; the last one it printed. */
async function killAfter(writer: ChildProcess, enough: number): Promise<number> {
  const exited = once(writer, 'exit');
  let last = -1;
  let count = 0;
  if (!writer.stdout) throw new Error('the writer has no output');
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === 'open') continue;
    last = Number(line);
    count += 1;
    if (count === enough) writer.kill('SIGKILL');
  }
  await exited;
  return last;
}

/** Several databases are opened on disk one after the other: seconds each on a busy machine. */
const onDisk = { timeout: 120_000 };

describe('an embedded database', onDisk, () => {
  const { folder, remove } = temporaryFolder();
  let image = '';
  beforeAll(async () => {
    image = await demandGoldenImage([sampleSchema]);
  });
  afterAll(remove);

  it('refuses a second process while it is open, and opens again after kill -9 with every acknowledged change no half of one, and the journal’s chain whole', async () => {
    let last = -1;
    for (const enough of [40, 7, 90]) {
      const writer = startWriter(folder, image, last + 1);
      const killed = killAfter(writer, enough);
      if (!writer.stdout) throw new Error('the writer has no output');
      await once(writer.stdout, 'data');
      await expect(openDatabase({ kind: 'embedded', folder }, [sampleSchema])).rejects.toMatchObject({
        code: 'database.locked',
        message: expect.stringContaining(folder),
        details: { folder },
      });
      last = await killed;
    }
    const database = await openDatabase({ kind: 'embedded', folder }, [sampleSchema]);
    const towns = new Set(await database.read(testActor(), listTowns));
    const chain = await verifyJournal(database, testActor());
    await database.close();
    expect(chain).toMatchObject({ intact: towns.size / 2, broken: null });
    const acknowledged = Array.from({ length: last + 1 }, (_, number) => number);
    expect(acknowledged.filter((number) => !towns.has(`${number}-a`) || !towns.has(`${number}-b`))).toEqual([]);
    expect(
      [...towns].filter((town) => !towns.has(town.endsWith('a') ? town.replace(/a$/, 'b') : town.replace(/b$/, 'a'))),
    ).toEqual([]);
  });

  it('refuses whatever was waiting when its thread dies, instead of hanging', async () => {
    const database = await openDatabase({ kind: 'embedded', folder }, [sampleSchema]);
    const behind = opened.get(database);
    if (behind?.kind !== 'embedded') throw new Error('not an embedded database');
    const waiting = [database.read(testActor(), listTowns), database.read(testActor(), listTowns)];
    const outcomes = Promise.allSettled(waiting);
    await behind.engine.abandon();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable', code: 'database.stopped' } });
    await expect(database.read(testActor(), listTowns)).rejects.toMatchObject({ code: 'database.stopped' });
    await database.close();
    await expect(database.read(testActor(), listTowns)).rejects.toMatchObject({ code: 'database.stopped' });
  });
});
