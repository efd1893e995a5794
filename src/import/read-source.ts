import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '../kernel/problem.ts';

/** A file given to an import. `bytes` is null for one too large to be read: only its size is known. */
export type InputFile = { readonly name: string; readonly bytes: Uint8Array | null; readonly size: number };

export type ReceivedFile = { readonly name: string; readonly bytes: Uint8Array };

/** A file of this size holds about half a million rows; a larger one is refused unread, with a sentence that says so. */
export const largestFile = 32 * 1024 * 1024;

/** What systems and authors leave beside the files: not a word is said about them. */
const ignoredNames = /^(\.|~\$|thumbs\.db$|desktop\.ini$|(readme|lisez-?moi|source)\b)/i;

/**
 * The files of a folder (or a single file), in the order of their names; files received as bytes go through as they are.
 * @throws Problem `not-found` or `invalid` when there is nothing to read.
 */
export async function readSource(source: string | readonly ReceivedFile[]): Promise<InputFile[]> {
  if (typeof source !== 'string') {
    return source
      .filter(({ name }) => !ignoredNames.test(name))
      .map(({ name, bytes }) => ({ name, bytes: bytes.length > largestFile ? null : bytes, size: bytes.length }));
  }
  const paths = await pathsIn(source);
  if (paths.length === 0)
    throw problem('invalid', 'import.empty-folder', `Le dossier ${source} ne contient aucun fichier à importer.`, {
      folder: source,
    });
  return Promise.all(paths.map(readOne));
}

async function pathsIn(source: string): Promise<string[]> {
  try {
    if ((await stat(source)).isFile()) return [source];
    const entries = await readdir(source, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !ignoredNames.test(entry.name));
    return files.map((entry) => join(source, entry.name)).sort();
  } catch (cause) {
    const message = `Le dossier ${source} n’existe pas ou ne peut pas être lu : vérifiez son chemin et ses droits.`;
    throw Object.assign(problem('not-found', 'import.no-folder', message, { folder: source }), { cause });
  }
}

async function readOne(path: string): Promise<InputFile> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    return { name, bytes: size > largestFile ? null : await readFile(path), size };
  } catch (cause) {
    const message = `Le fichier ${path} ne peut pas être lu : vérifiez ses droits.`;
    throw Object.assign(problem('unavailable', 'import.unreadable-file', message, { file: path }), { cause });
  }
}
