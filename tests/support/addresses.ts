import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Owned } from './two-operators.ts';

const root = join(import.meta.dirname, '../..');

/** Every address that is read, as the map of the site lists them; what ends a session is left out. */
export function addresses(): string[] {
  const map = readFileSync(join(root, 'tests/site-map.txt'), 'utf8');
  return [...map.matchAll(/^(?:GET )?(\/\S*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((path) => !/^\/(connexion|deconnexion|place)/.test(path));
}

/** The identifier that an address wants, by its name and by where it stands. */
function idFor(path: string, owned: Owned): string {
  if (path.includes('/imports')) return owned.import;
  if (path.includes('/personnes')) return owned.account;
  if (path.includes('/jetons')) return owned.token;
  if (path.includes('/invitations')) return owned.invitation;
  return owned.import;
}

/** What the code in an address is of, by the word that it begins with. */
function codeFor(path: string, owned: Owned): string {
  if (path.includes('indic')) return owned.indicator;
  if (path.includes('catalogue')) return owned.application;
  if (path.startsWith('/postes')) return owned.post;
  return path.startsWith('/personnel') ? owned.person : owned.body;
}

/** The address of what is owned. */
export function fill(path: string, owned: Owned): string {
  return path
    .replace(':code', codeFor(path, owned))
    .replace(':id', idFor(path, owned))
    .replace(':year', '2020')
    .replace(':number', '1')
    .replace(':edition', `${owned.operator}-2020`)
    .replace(':person', owned.person)
    .replace(':monday', '2020-03-02')
    .replace(/:\w+/, owned.body);
}
