/** A throwaway PostgreSQL cluster for the tests: made in a folder of its own, gone at the end. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CannotStart, output } from './bootstrap.mjs';
import { debianPackage } from './debian.mjs';

const oldestSupported = 15;
const superuser = 'bievre_test';

/** Starts a cluster that only this machine reaches, with a password made for this run. `stop` ends it and removes its folder. */
export async function startPostgres() {
  const { bin, env } = await findPostgres();
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(sharedTemporaryFolder(), 'bievre-postgres-'));
  const password = randomBytes(12).toString('hex');
  writeFileSync(join(folder, 'password'), password);
  if (account) for (const path of [folder, join(folder, 'password')]) chownSync(path, account.uid, account.gid);
  const options = { cwd: folder, env: { ...process.env, ...env, LC_ALL: 'C.UTF-8' }, ...account };
  await makeCluster(bin, folder, options);
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), ...settings(folder)], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let destroyed = false;
  /** Synchronous, since it is also the last thing that a gate stopped half-way does. */
  const destroy = () => {
    if (destroyed) return;
    destroyed = true;
    spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', join(folder, 'data'), '-m', 'immediate', '-t', '10'], {
      ...options,
      stdio: 'ignore',
    });
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', destroy);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  await ready(server);
  return { url: `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`, stop: destroy };
}

/** French collation, as a production server here would have: the embedded database compares bytes, and both must give the same. */
async function makeCluster(bin, folder, options) {
  const base = [
    '-D',
    join(folder, 'data'),
    '-U',
    superuser,
    '--pwfile',
    join(folder, 'password'),
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '-N',
  ];
  const french = await output(
    join(bin, 'initdb'),
    [...base, '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr-FR'],
    options,
  );
  if (french.code !== 0) throw new CannotStart(`initdb failed:\n${french.text.trim()}`);
}

function settings(folder) {
  const values = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '60',
    timezone: 'Pacific/Auckland',
    lc_messages: 'C',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stderr.setEncoding('utf8').on('data', (part) => {
      text = `${text}${part}`.slice(-4000);
      if (text.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new CannotStart(`PostgreSQL stopped while starting:\n${text.trim()}`)));
  });
}

/** A server program that is new enough: Debian's folders first, then PATH, then Debian's package, installed for the purpose. */
async function findPostgres() {
  const found = newestIn('/usr/lib/postgresql') ?? (await inPath());
  if (found) return { bin: found, env: {} };
  const { folder, env } = await debianPackage('postgresql');
  const installed = newestIn(join(folder, 'usr/lib/postgresql'));
  if (installed) return { bin: installed, env };
  throw new CannotStart(
    `no PostgreSQL ${oldestSupported} or newer: install Debian's package "postgresql" (apt-get install postgresql)`,
  );
}

function newestIn(folder) {
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder)
    .map(Number)
    .filter((version) => version >= oldestSupported);
  const complete = versions.sort((a, b) => b - a).find((version) => existsSync(join(folder, String(version), 'bin', 'initdb')));
  return complete === undefined ? null : join(folder, String(complete), 'bin');
}

async function inPath() {
  const folder = (process.env.PATH ?? '').split(delimiter).find((candidate) => existsSync(join(candidate, 'initdb')));
  if (!folder) return null;
  const { text } = await output(join(folder, 'postgres'), ['--version']);
  return Number(/\d+/.exec(text)?.[0] ?? 0) >= oldestSupported ? folder : null;
}

/** PostgreSQL refuses to run as root: Debian's own account for it, else nobody. Null when this process is not root. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account)
    throw new CannotStart('PostgreSQL refuses to run as root, and this machine has no account "postgres" or "nobody"');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** A temporary folder that another account can reach: some machines give root a private one. */
function sharedTemporaryFolder() {
  const reachable = (path) => path === '/' || ((statSync(path).mode & 0o001) !== 0 && reachable(dirname(path)));
  if (process.getuid?.() !== 0) return tmpdir();
  return [tmpdir(), '/tmp', '/var/tmp'].find((path) => existsSync(path) && reachable(path)) ?? tmpdir();
}

/** Below the ports that systems give by themselves to whoever asks for any: one of those could go to another before it is taken here. */
async function freePort() {
  for (;;) {
    const port = randomInt(11_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
