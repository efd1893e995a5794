import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderTaken } from './database.problems.ts';

/**
 * One process per folder: two PGlite on one folder destroy it. Two locks, because neither is enough alone. A name held with
 * the kernel (abstract socket on Linux, named pipe on Windows) is freed however the process ends, but is not seen from
 * another container; a file with the holder's process and start time is seen by all who share the volume.
 */
export type Lock = { readonly release: () => Promise<void> };

type Holder = { readonly pid: number; readonly started: string; readonly place: string };

const heartbeat = 3000;

function firstOf(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}

/** Machine, boot and process space: only within the same one does a process id mean the same process. */
function placeOfProcesses(): string {
  return [
    hostname(),
    firstOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    firstOf(() => readlinkSync('/proc/self/ns/pid')),
  ].join(' ');
}

/** When the process started, in the system's own words; tells a process from a later one that got its number. Empty: gone. */
function startOf(pid: number): string {
  if (process.platform === 'linux') {
    const status = firstOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  if (process.platform !== 'win32')
    return firstOf(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }));
  try {
    process.kill(pid, 0);
    return 'running';
  } catch {
    return '';
  }
}

/** Null where the system has no such names. */
function nameFor(folder: string): string | null {
  const name = `bievre-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : null;
}

/** Null when another process holds the name. */
function holdName(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(name, () => resolve(server));
    server.unref();
  });
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder; // written by `writeLock`; anything else fails below
  } catch {
    return null;
  }
}

function writeLock(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (thrown) {
    if (Object(thrown).code === 'EEXIST') return false;
    throw thrown;
  }
}

/**
 * Whether the holder named in a lock file still lives. In another container or on another machine its process cannot be
 * asked, so its heartbeat is watched: a living holder touches the file every three seconds. So is a file that is being
 * written, or was cut short.
 */
async function stillHeld(file: string, holder: Holder | null, patience: number): Promise<boolean> {
  if (holder?.place === placeOfProcesses()) {
    const started = startOf(holder.pid);
    return started !== '' && started === holder.started;
  }
  const before = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  await pause(patience);
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs !== before;
}

function nameOf(holder: Holder | null): string {
  return holder ? `processus ${holder.pid}` : 'processus inconnu';
}

async function takeFile(folder: string, file: string, mine: Holder, patience: number): Promise<void> {
  while (!writeLock(file, mine)) {
    const holder = readHolder(file);
    if (await stillHeld(file, holder, patience)) throw folderTaken(folder, nameOf(holder ?? readHolder(file)));
    rmSync(file, { force: true });
  }
}

/**
 * Takes the folder for this process, or says who has it. Taken before PGlite is even loaded.
 * @param patience how long the heartbeat of a holder on another machine is watched, in milliseconds
 * @throws Problem `database.locked`
 */
export async function lockFolder(folder: string, patience = 4 * heartbeat): Promise<Lock> {
  const file = join(folder, 'database.lock');
  const name = nameFor(folder);
  const server = name === null ? null : await holdName(name);
  if (name !== null && server === null) throw folderTaken(folder, nameOf(readHolder(file)));
  const mine: Holder = { pid: process.pid, started: startOf(process.pid), place: placeOfProcesses() };
  try {
    await takeFile(folder, file, mine, patience);
  } catch (thrown) {
    server?.close();
    throw thrown;
  }
  const beating = setInterval(() => touch(file), heartbeat);
  beating.unref();
  return {
    release: async () => {
      clearInterval(beating);
      if (JSON.stringify(readHolder(file)) === JSON.stringify(mine)) rmSync(file, { force: true });
      if (server) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Moves the file's time on from its last one: no clock is read, so that none has to agree with another machine's. */
function touch(file: string): void {
  try {
    const { atime, mtimeMs } = statSync(file);
    utimesSync(file, atime, new Date(mtimeMs + heartbeat));
  } catch {
    // the folder went away under us: nothing left to hold
  }
}
