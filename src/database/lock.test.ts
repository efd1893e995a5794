import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './database.samples.ts';
import { lockFolder } from './lock.ts';

describe('the lock of a data folder', () => {
  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    place = temporaryFolder();
  });
  afterEach(() => place.remove());
  const lockFile = () => join(place.folder, 'database.lock');
  const leave = (holder: object) => writeFileSync(lockFile(), JSON.stringify(holder));
  const current = () => JSON.parse(readFileSync(lockFile(), 'utf8'));

  it('is refused while it is held, naming the folder and the process', async () => {
    const lock = await lockFolder(place.folder);
    await expect(lockFolder(place.folder)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'database.locked',
      message: expect.stringContaining(
        `« ${place.folder} » est déjà ouvert par un autre processus de Bièvre (processus ${process.pid})`,
      ),
    });
    await lock.release();
  });

  it('is refused to another container of the same volume, whose holder gives signs of life', async () => {
    leave({ pid: 1, started: '1', place: 'another container' });
    let beats = 0;
    const holder = setInterval(() => {
      beats += 1;
      utimesSync(lockFile(), 1_000_000 + beats, 1_000_000 + beats);
    }, 5);
    await expect(lockFolder(place.folder, 100)).rejects.toMatchObject({ code: 'database.locked' });
    clearInterval(holder);
    expect(current()).toMatchObject({ place: 'another container' });
  });

  it('is taken from a holder that is gone: another machine silent, a process that ended, a number given to another process, a file cut short', async () => {
    const mine = await lockFolder(place.folder);
    const { place: here } = current();
    await mine.release();
    for (const holder of [
      { pid: 1, started: '1', place: 'another container' },
      { pid: 4_194_303, started: '1', place: here },
      { pid: process.pid, started: 'long ago', place: here },
    ]) {
      leave(holder);
      const lock = await lockFolder(place.folder, 20);
      expect(current()).toMatchObject({ pid: process.pid, place: here });
      await lock.release();
    }
    writeFileSync(lockFile(), '{"pid":');
    await (await lockFolder(place.folder, 20)).release();
  });

  it('leaves nothing behind when it is released', async () => {
    await (await lockFolder(place.folder)).release();
    expect(existsSync(lockFile())).toBe(false);
    await (await lockFolder(place.folder)).release();
  });
});
