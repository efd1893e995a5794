/** Builds the pages (Vite) when anything that they are made of has changed since the last build. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CannotStart, contentHash, environment, oneAtATime, output, pinnedNode, root } from './bootstrap.mjs';

const stampFile = join(root, 'build', '.inputs-hash');

export async function buildPagesWhenStale() {
  if (isCurrent()) return;
  await oneAtATime('pages', async () => {
    const hash = inputsHash();
    if (isCurrent(hash)) return; // another run did it while this one waited
    process.stderr.write('Construction des pages…\n');
    const { code, text } = await output(pinnedNode, [join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], {
      cwd: root,
      env: environment(),
    });
    if (code !== 0) throw new CannotStart(buildFailure(text));
    writeFileSync(stampFile, hash);
  });
}

function isCurrent(hash = inputsHash()) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

function buildFailure(text) {
  if (/ENOSPC|no space left/i.test(text)) return 'Le disque est plein : libérez environ 1 Go, puis recommencez.';
  if (/EACCES|EPERM|EROFS/.test(text))
    return `Le dossier ${root} n’est pas inscriptible par ce compte : changez-en les droits, puis recommencez.`;
  return `La construction des pages a échoué :\n${text.trim()}`;
}

/** All of `src` but tests: the server's bundle of the pages holds a copy of every module that a page reaches. */
function inputsHash() {
  const sources = ['src', 'public']
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => !/\.test\.tsx?$/.test(file));
  const settings = ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'react-router.config.ts', 'postcss.config.mjs'];
  return contentHash([...sources, ...settings.filter((file) => existsSync(join(root, file)))]);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}
