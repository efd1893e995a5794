import type { Schema } from '../database/migrate.ts';
import type { FileFormat } from './format.ts';
import { importMigrations, importTables } from './import.tables.ts';
import type { ReceivedFile } from './read-source.ts';

/** A small capability for the tests of the engine: gardens, their plots (some within others), and what grew on them. */
const record = `
  operator text not null,
  id uuid not null default gen_random_uuid(),
  origin text not null check (origin in ('entered', 'imported', 'synthetic')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, id)`;

const gardenTables = `
create schema garden;
create table garden.garden (code text not null, name text not null, aliases text[], opened date, closed date, shared boolean, ${record}, unique (operator, code));
create table garden.plot (
  code text not null, name text not null, garden text not null, parent text, chapter text, ${record}, unique (operator, code),
  foreign key (operator, garden) references garden.garden (operator, code), foreign key (operator, parent) references garden.plot (operator, code));
create table garden.harvest (
  plot text, year int not null, kind text not null default 'légumes', cost_cents bigint, weight numeric, note text, ${record},
  unique nulls not distinct (operator, plot, year, kind), foreign key (operator, plot) references garden.plot (operator, code));
create table garden.printed (
  book text not null, label text not null, occurrence int not null, printed text not null, value numeric, ${record},
  unique (operator, book, label, occurrence));`;

export const gardenSchema: Schema = {
  migrations: [...importMigrations, { id: '2026-01-01-garden-records', sql: gardenTables }],
  tables: [
    ...importTables,
    ...['garden', 'plot', 'harvest', 'printed'].map((name) => ({
      table: `garden.${name}`,
      what: 'table d’essai',
      isolation: 'operator' as const,
      members: 'nothing' as const,
      grants: 'read-write' as const,
    })),
  ],
};

const gardens: FileFormat = {
  file: 'jardins',
  title: 'Jardins',
  description: 'Les jardins de l’opérateur.',
  table: 'garden.garden',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Code court ; tiré du nom s’il manque.',
      example: 'verger',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom du jardin.',
      example: 'Verger',
    },
    {
      name: 'autres_noms',
      field: 'aliases',
      value: { kind: 'texts' },
      required: false,
      description: 'Autres noms.',
      example: 'Le Verger | Pommeraie',
    },
    { name: 'du', field: 'opened', value: { kind: 'day' }, required: false, description: 'Ouverture.', example: '2018-03-01' },
    { name: 'au', field: 'closed', value: { kind: 'lastDay' }, required: false, description: 'Dernier jour.', example: '' },
    {
      name: 'partagé',
      field: 'shared',
      value: { kind: 'boolean' },
      required: false,
      description: 'Est-il partagé ?',
      example: 'oui',
    },
  ],
  referable: { as: 'garden', code: 'code', names: ['name', 'aliases'], what: 'jardin' },
  codeFrom: { code: 'code', from: 'name' },
};

const plots: FileFormat = {
  file: 'parcelles',
  title: 'Parcelles',
  description: 'Les parcelles des jardins.',
  table: 'garden.plot',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: true,
      key: true,
      description: 'Code de la parcelle.',
      example: 'v1',
    },
    {
      name: 'nom',
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom de la parcelle.',
      example: 'Haut du verger',
    },
    {
      name: 'jardin',
      field: 'garden',
      value: { kind: 'reference', to: 'garden' },
      required: true,
      description: 'Son jardin.',
      example: 'Verger',
    },
    {
      name: 'parcelle_parente',
      field: 'parent',
      value: { kind: 'reference', to: 'plot' },
      required: false,
      description: 'Celle qui la contient.',
      example: '',
    },
    {
      name: 'chapitre',
      field: 'chapter',
      value: { kind: 'code' },
      required: false,
      description: 'Chapitre à trois chiffres ou deux.',
      example: '002',
    },
  ],
  referable: { as: 'plot', code: 'code', names: ['name'], what: 'parcelle' },
  check: (row) =>
    row['chapter'] === '2'
      ? { field: 'chapter', rule: 'lost-zero', message: 'Le chapitre « 2 » a perdu ses zéros : écrivez 002.' }
      : null,
};

const harvests: FileFormat = {
  file: 'recoltes',
  also: ['moissons'],
  title: 'Récoltes',
  description: 'Ce que les parcelles ont donné.',
  table: 'garden.harvest',
  columns: [
    {
      name: 'parcelle',
      field: 'plot',
      value: { kind: 'reference', to: 'plot', brings: ['chapter'] },
      required: false,
      key: true,
      description: 'La parcelle ; vide : toutes.',
      example: 'v1',
    },
    {
      name: 'année',
      field: 'year',
      value: { kind: 'year' },
      required: true,
      key: true,
      description: 'L’année.',
      example: '2020',
    },
    {
      name: 'nature',
      field: 'kind',
      value: { kind: 'choice', choices: { légumes: 'vegetables', fruits: 'fruit' } },
      required: false,
      key: true,
      description: 'Ce qui a poussé.',
      example: 'fruits',
    },
    {
      name: 'coût',
      field: 'cost_cents',
      value: { kind: 'amount' },
      required: false,
      description: 'En euros.',
      example: '13 685,40',
    },
    { name: 'poids', field: 'weight', value: { kind: 'number' }, required: false, description: 'En kilos.', example: '12,5' },
    {
      name: 'remarque',
      field: 'note',
      value: { kind: 'text' },
      required: false,
      description: 'Une remarque.',
      example: 'bonne année ; peu de pluie',
    },
  ],
  check: (row) =>
    row['plot.chapter'] === '999' ? { field: 'plot', rule: 'closed-plot', message: 'Cette parcelle ne se récolte plus.' } : null,
};

const printed: FileFormat = {
  file: 'imprimes',
  title: 'Chiffres imprimés',
  description: 'Des chiffres tels qu’imprimés.',
  table: 'garden.printed',
  columns: [
    {
      name: 'book',
      field: 'book',
      value: { kind: 'verbatim' },
      required: true,
      key: true,
      description: 'Livre.',
      example: 'almanach-2020',
    },
    {
      name: 'label',
      field: 'label',
      value: { kind: 'verbatim' },
      required: false,
      key: true,
      description: 'Libellé.',
      example: 'Total',
    },
    {
      name: 'value_printed',
      field: 'printed',
      value: { kind: 'verbatim' },
      required: false,
      description: 'Tel qu’imprimé.',
      example: '1 3685',
    },
    { name: 'value', field: 'value', value: { kind: 'decimal' }, required: false, description: 'Lu.', example: '' },
  ],
  derived: {
    columns: [{ field: 'occurrence', key: true }],
    of: (rows) => {
      const seen = new Map<string, number>();
      return rows.map((row) => {
        const key = JSON.stringify([row['book'], row['label']]);
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return { occurrence: seen.get(key) ?? 1 };
      });
    },
  },
};

/** In an order that is not the order of loading. */
export const gardenFormats: readonly FileFormat[] = [harvests, plots, gardens, printed];

/** Files of an import, from their texts. */
export function filesOf(texts: Readonly<Record<string, string>>): ReceivedFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
}

/** Three files, a few hundred rows: enough to stand half loaded. */
export function largeFolder(): ReceivedFile[] {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  return filesOf({
    'jardins.csv': `code;nom\n${numbers.map((number) => `j${number};Jardin ${number}`).join('\n')}\n`,
    'parcelles.csv': `code;nom;jardin\n${numbers.map((number) => `p${number};Parcelle ${number};j${number}`).join('\n')}\n`,
    'recoltes.csv': `parcelle;année;coût\n${numbers.map((number) => `p${number};2020;${number}`).join('\n')}\n`,
  });
}
