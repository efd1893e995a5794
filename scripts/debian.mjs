/**
 * Programs from Debian's packages that the gate needs and this machine may lack. As root they are installed; otherwise they
 * are unpacked under `.cache`, where nothing else of the machine changes.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, oneAtATime, output, root } from './bootstrap.mjs';

/** Where the package's files stand (`/`, or a folder of ours), and the environment that finds its libraries there. */
export function debianPackage(name) {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new CannotStart(
      `"${name}" is missing, and this machine has no apt-get to install it: install it by the means of its system`,
    );
  }
  return oneAtATime(`debian-${name}`, () => (process.getuid?.() === 0 ? installed(name) : unpacked(name)));
}

async function installed(name) {
  console.log(`· installing Debian's package ${name}`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run(name, 'apt-get', ['-q', 'update'], options);
  await run(name, 'apt-get', ['-q', '-y', '--no-install-recommends', 'install', name], options);
  return { folder: '/', env: {} };
}

async function unpacked(name) {
  const base = join(root, '.cache', 'debian', name);
  const folder = join(base, 'files');
  const done = join(base, 'complete');
  if (!existsSync(done)) {
    console.log(`· unpacking Debian's package ${name} under .cache (this account can't install it)`);
    rmSync(base, { recursive: true, force: true });
    for (const part of ['files', 'archives/partial', 'lists/partial']) mkdirSync(join(base, part), { recursive: true });
    await download(name, base);
    const archives = readdirSync(join(base, 'archives')).filter((file) => file.endsWith('.deb'));
    for (const archive of archives) await run(name, 'dpkg-deb', ['-x', join(base, 'archives', archive), folder], {});
    rmSync(join(base, 'archives'), { recursive: true });
    rmSync(join(base, 'lists'), { recursive: true });
    writeFileSync(done, '');
  }
  const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? '';
  const libraries = [`usr/lib/${triplet}`, `lib/${triplet}`, 'usr/lib', 'lib'].map((path) => join(folder, path));
  const env = { LD_LIBRARY_PATH: libraries.join(':') };
  // Fonts and their settings come with the browser when the machine has none.
  return { folder, env: existsSync('/etc/fonts/fonts.conf') ? env : { ...env, FONTCONFIG_SYSROOT: folder } };
}

/** apt with every path that it writes moved under our folder: it resolves and downloads what the machine lacks, as anyone. */
async function download(name, base) {
  const moved = [
    ['Dir::State::Lists', join(base, 'lists')],
    ['Dir::Cache::Archives', join(base, 'archives')],
    ['Dir::Cache::pkgcache', ''],
    ['Dir::Cache::srcpkgcache', ''],
    ['Debug::NoLocking', '1'],
    ['APT::Sandbox::User', ''],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await run(name, 'apt-get', ['-q', ...moved, 'update'], {});
  await run(name, 'apt-get', ['-q', '-y', ...moved, '--no-install-recommends', '--download-only', 'install', name], {});
}

async function run(name, command, args, options) {
  const { code, text } = await output(command, args, options);
  if (code === 0) return;
  throw new CannotStart(
    `Debian's package "${name}" is missing and could not be fetched (${command} ${args.at(-2)} ${args.at(-1)}):\n${text.trim()}`,
  );
}
