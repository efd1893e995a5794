/**
 * How long `npm start` takes on a folder that has the demonstration: what a person waits for on every start but the first.
 *
 * Method: the demonstration is loaded once, into a folder of its own. Each round then starts `npm start` on that folder, npm itself
 * included, and waits for its line that says where the site is, then for the sign-in page; then stops it, which saves what it remembers.
 * The baseline of the same run is the embedded database alone, opened on the same folder in a process of its own and asked one question.
 *
 * Run: npm start once (it installs and builds the pages), then node bench/start.ts [rounds]
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { freePort, keepSite } from '../tests/support/site.ts';

const rounds = Number(process.argv[2] ?? 5);
const root = join(import.meta.dirname, '..');

const openDatabase = `
  import { PGlite } from '@electric-sql/pglite';
  const database = await PGlite.create(process.argv[1]);
  await database.query('select 1');
  console.log('open');
  await database.close();`;

type Started = { readonly milliseconds: number; readonly stop: () => Promise<void> };

/** Starts a program in a group of its own, until it has written the word and `ready` holds. */
function startTimed(
  command: string,
  args: readonly string[],
  settings: NodeJS.ProcessEnv,
  ready: (text: string) => Promise<boolean>,
) {
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // npm ends before the site that it started, which keeps what they write to: it is closed once all have ended.
  const end = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await end;
  };
  return new Promise<Started>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code} before it was ready:\n${text}`)));
    const read = async (part: string) => {
      text += part;
      if (await ready(text)) resolve({ milliseconds: performance.now() - began, stop });
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => void read(part).catch(reject));
  });
}

async function startSite(folder: string): Promise<number> {
  const port = String(await freePort());
  const site = await startTimed('npm', ['start'], { BIEVRE_DATA: folder, PORT: port }, async (text) => {
    const address = /https?:\/\/\S+/.exec(text)?.[0];
    return address !== undefined && (await fetch(`${address}/connexion`)).ok;
  });
  await site.stop();
  return site.milliseconds;
}

async function startDatabase(folder: string): Promise<number> {
  const args = ['--input-type=module', '-e', openDatabase, join(folder, 'database')];
  const database = await startTimed(process.execPath, args, {}, async (text) => text.includes('open'));
  await database.stop();
  return database.milliseconds;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const shown = (values: readonly number[]) => values.map((value) => (value / 1000).toFixed(1)).join(' ');

const folder = await keepSite();
try {
  const times: Record<'start' | 'database', number[]> = { start: [], database: [] };
  for (let round = 0; round <= rounds; round += 1) {
    times.database.push(await startDatabase(folder));
    times.start.push(await startSite(folder));
  }
  const [start, database] = [median(times.start.slice(1)), median(times.database.slice(1))];
  console.log(
    `npm start, to the sign-in page: ${(start / 1000).toFixed(1)} s (aim: 10) · the database alone ${(database / 1000).toFixed(1)} s`,
  );
  console.log(`ratio ${(start / database).toFixed(1)} · npm start: ${shown(times.start)} · database: ${shown(times.database)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
