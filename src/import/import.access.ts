import { type Answer, importerRoles, mayImport, no, yes } from '../kernel/access.ts';
import { type Actor, hasRole, type Role } from '../kernel/actor.ts';
import { frenchRole } from '../kernel/french-role.ts';
import type { FileFormat } from './format.ts';

type Importable = Pick<FileFormat, 'file' | 'importers'>;

/** Who may load a file of this format. */
export function importersOf({ importers }: Pick<FileFormat, 'importers'>): readonly Role[] {
  if (importers === undefined) return ['administrator'];
  return 'only' in importers ? importers.only : ['administrator', ...importers.beside];
}

/** Those who alone may see what files of this format said, in its rejected lines and its original; null when it is no secret. */
export function readersOf({ importers }: Pick<FileFormat, 'importers'>): readonly Role[] | null {
  return importers !== undefined && 'only' in importers ? importers.only : null;
}

/** Loading a file of this format, undoing its load, and having the original back. */
export function mayLoad(actor: Actor, format: Importable): Answer {
  const all = mayImport(actor);
  if (!all.may) return all;
  const roles = importersOf(format);
  return hasRole(actor, ...roles)
    ? yes
    : no(
        `Le fichier « ${format.file} » n’est pas de votre rôle. Peuvent l’importer : ${roles.map((role) => frenchRole[role]).join(', ')}.`,
      );
}

/** The same for a file of a past import, by the name of its format; one that is not known any more is for administrators. */
export function mayReload(actor: Actor, name: string | null, formats: readonly FileFormat[]): Answer {
  return mayLoad(actor, formats.find(({ file }) => file === name) ?? { file: name ?? 'inconnu' });
}

/** A file is for roles that may come in at all: a fault of the declaration otherwise. */
export function strangeImporters(formats: readonly FileFormat[]): readonly string[] {
  return formats.filter((format) => !importersOf(format).every((role) => importerRoles.includes(role))).map(({ file }) => file);
}
