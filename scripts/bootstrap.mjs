/**
 * What `npm start`, `npm test` and `npm run bievre` share: the dependencies are there and current, and the work is done by
 * the pinned Node. Plain JavaScript without a dependency, since it runs before any is installed, on Node 20 or newer.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stampFile = join(root, 'node_modules', '.bievre-lock-hash');

/** Why nothing can be started; its message is the sentence that the person reads. */
export class CannotStart extends Error {}

/** Says the sentence and ends the process; anything else than a `CannotStart` is a fault of ours and keeps its trace. */
export function explainAndExit(thrown) {
  process.stderr.write(`${thrown instanceof CannotStart ? thrown.message : (thrown?.stack ?? thrown)}\n`);
  process.exit(1);
}

/** Runs one thing at a time per checkout; whoever waits is woken when the holder ends, even killed. */
export async function oneAtATime(what, run) {
  const server = await holdLock(`bievre-${createHash('sha256').update(`${what}:${root}`).digest('hex').slice(0, 16)}`);
  try {
    return await run();
  } finally {
    server.close();
  }
}

/** A socket is freed by the system when its process dies: unlike a lock file it can't be left behind. */
async function holdLock(name) {
  const address = { linux: `\0${name}`, win32: `\\\\.\\pipe\\${name}` }[process.platform] ?? join(tmpdir(), `${name}.sock`);
  for (;;) {
    const server = createServer();
    const taken = await new Promise((resolve, reject) => {
      server.once('listening', () => resolve(false));
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
      server.listen(address);
    });
    if (!taken) return server;
    await new Promise((resolve) => createConnection(address).once('error', resolve).once('close', resolve).resume());
  }
}

/** Dependencies installed as the lock file says, pinned Node included; installs them when they are not. */
export async function installWhenStale() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new CannotStart(
      `Bièvre demande Node.js 20 ou plus récent ; cette machine a la version ${process.versions.node}. Installez-en une plus récente (paquet « nodejs » de Debian, ou nodejs.org), puis recommencez.`,
    );
  }
  if (isInstalled()) return;
  await oneAtATime('install', async () => {
    if (isInstalled()) return; // another run did it while this one waited
    if (!matchesLock()) {
      demandSpace();
      process.stderr.write('Installation des dépendances (une à trois minutes)…\n');
      await npm([
        'ci',
        '--include=dev',
        '--no-audit',
        '--no-fund',
        '--loglevel=warn',
        '--fetch-retries=2',
        '--fetch-retry-mintimeout=1000',
        '--fetch-retry-maxtimeout=8000',
      ]);
    }
    if (!existsSync(pinnedNode)) await installPinnedNode();
    writeFileSync(stampFile, lockHash());
  });
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && existsSync(pinnedNode) && readFileSync(stampFile, 'utf8') === lockHash();
}

/** True when someone ran `npm install` by hand and node_modules already holds every version that the lock file names. */
function matchesLock() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/** The `node` package fetches its binary in an install script, which npm may have been told not to run. */
async function installPinnedNode() {
  const folder = join(root, 'node_modules', 'node');
  const installer = join(folder, 'installArchSpecificPackage.js');
  if (existsSync(installer)) await output(process.execPath, [installer], { cwd: folder });
  if (!existsSync(pinnedNode)) {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    throw new CannotStart(
      `Il manque l’exécutable de Node.js ${version} (paquet npm « node-${process.platform}-${process.arch} ») : son installation a échoué. Vérifiez que le registre npm est joignable et propose ce paquet pour cette machine, puis recommencez.`,
    );
  }
}

/** Runs npm to its end, and gives back what it wrote. */
export function runNpm(args) {
  // npm tells its scripts where it is itself; another one found in PATH could be older.
  const own = process.env.npm_execpath ?? '';
  const viaNode = basename(own) === 'npm-cli.js';
  return output(viaNode ? process.execPath : 'npm', viaNode ? [own, ...args] : args, { cwd: root });
}

async function npm(args) {
  const { code, text } = await runNpm(args);
  if (code !== 0) throw new CannotStart(npmFailure(text));
}

const neededMegabytes = 900;

/** npm takes minutes to find out that a disk is full, and says so in a hundred lines. */
function demandSpace() {
  const { bavail, bsize } = statfsSync(root);
  if ((bavail * bsize) / 1e6 < neededMegabytes) throw new CannotStart(diskFull);
}

const diskFull = `Le disque est plein : l’installation demande environ ${neededMegabytes} Mo dans ${root}. Libérez de la place, puis recommencez.`;

function npmFailure(text) {
  if (/ENOSPC|no space left/i.test(text)) return diskFull;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|network|socket/i.test(text)) {
    return 'Le registre npm est injoignable : vérifiez la connexion de cette machine (ou son mandataire, « npm config set proxy … »), puis recommencez.';
  }
  if (/EACCES|EPERM|EROFS/.test(text))
    return `Le dossier ${root} n’est pas inscriptible par ce compte : changez-en les droits, puis recommencez.`;
  if (/ENOENT.*npm/.test(text))
    return 'La commande « npm » est introuvable : installez-la (paquet « npm » de Debian), puis recommencez.';
  return `L’installation des dépendances a échoué (npm ci) :\n${text.trim()}`;
}

/** Runs to the end and gives back what was written; a command that can't be found is a failure like another. */
export function output(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
    child.once('error', (error) => resolve({ code: 127, text: `${text}${error.code} ${command}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/** The environment of everything that the pinned Node runs; it comes first in PATH for what is started in turn. */
export function environment(extra = {}) {
  const path = [dirname(pinnedNode), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  );
  return { ...process.env, PATH: path, NODE_ENV: 'production', ...extra };
}

/** Hands the terminal over to `src/main.ts` and ends as it does. */
export function runMain(args) {
  const child = spawn(pinnedNode, [join(root, 'src', 'main.ts'), ...args], { stdio: 'inherit', env: environment() });
  // A terminal signals the whole group by itself; only what is sent to this process alone has to be passed on, once.
  process.on('SIGINT', () => process.stdin.isTTY || pass('SIGINT'));
  process.on('SIGTERM', () => pass('SIGTERM'));
  process.on('SIGHUP', () => pass('SIGHUP'));
  const passed = new Set();
  const pass = (signal) => {
    if (!passed.has(signal)) child.kill(signal);
    passed.add(signal);
  };
  whenAbandoned(() => pass('SIGTERM'));
  child.once('error', (error) => explainAndExit(new CannotStart(`Node.js ne démarre pas (${error.code}) : ${pinnedNode}`)));
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * npm starts its scripts through a shell that passes no signal on: once npm or that shell is gone, nobody could stop us any
 * more, and the site would keep its port. Calls back then; a process that npm did not start is left alone.
 */
export function whenAbandoned(run) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npmAbove = isShell(parent) ? parentOf(parent) : null;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npmAbove === null || parentOf(parent) === npmAbove)) return;
    clearInterval(watch);
    run();
  }, 1000);
  watch.unref();
}

/** Only Linux tells the parent of another process in a file; elsewhere only our own parent is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function isShell(pid) {
  try {
    return /^(sh|dash|bash|ash|busybox)$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
  } catch {
    return false;
  }
}

/** Hash of named files' contents: equal hashes, nothing to build again. */
export function contentHash(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

export function ensureFolder(path) {
  mkdirSync(path, { recursive: true });
}
