import { aliasesColumn, codeColumn, nameColumn, sourceColumn, textColumn, yearColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { checkStretch, stretchColumns } from '../../import/stretch.ts';
import { categoryWords, statusWords } from './body.ts';
import { bodyColumn } from './directory.columns.ts';

export const bodyFormat: FileFormat = {
  file: 'adherents',
  also: ['members', 'bodies', 'adherents-et-clients'],
  title: 'Adhérents et clients',
  description:
    'Les organismes servis : une ligne par organisme, même disparu. Toutes ses autres appellations vont dans « autres_noms », pour que les fichiers suivants le reconnaissent.',
  table: 'directory.body',
  columns: [
    codeColumn('mairie-de-melun'),
    nameColumn('Nom d’usage.', 'Mairie de Melun'),
    textColumn({
      name: 'nom_court',
      also: ['short_name'],
      field: 'short_name',
      description: 'Nom pour les colonnes étroites des tableaux.',
      example: 'Melun',
    }),
    {
      name: 'qualite',
      also: ['status'],
      field: 'status',
      value: { kind: 'choice', choices: statusWords },
      required: true,
      description: '« adhérent » s’il siège, « client » s’il est servi par convention.',
      example: 'adhérent',
    },
    {
      name: 'categorie',
      also: ['category'],
      field: 'category',
      value: { kind: 'choice', choices: categoryWords },
      required: true,
      description: 'ville, office public de l’habitat, établissement public territorial, ou autre.',
      example: 'ville',
    },
    textColumn({ name: 'college', field: 'college', description: 'Collège dans lequel il vote.', example: 'Villes' }),
    ...stretchColumns({ open: 's’il est toujours servi', example: '01/01/2012' }),
    {
      name: 'siren',
      field: 'siren',
      value: { kind: 'siren' },
      required: false,
      description: 'Numéro SIREN, neuf chiffres.',
      example: '217 702 885',
    },
    {
      name: 'insee',
      field: 'insee',
      value: { kind: 'insee' },
      required: false,
      description: 'Code INSEE de la commune, cinq caractères.',
      example: '77288',
    },
    aliasesColumn('MAIRIE MELUN | Ville de Melun', 'Autres appellations rencontrées'),
  ],
  referable: { as: 'body', code: 'code', names: ['name', 'short_name', 'aliases'], what: 'adhérent' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const populationFormat: FileFormat = {
  file: 'populations',
  also: ['population'],
  title: 'Populations',
  description: 'La population de chaque commune, année par année (populations légales de l’INSEE).',
  table: 'directory.population',
  columns: [
    bodyColumn({ also: ['body', 'member', 'commune'], required: true, key: true }),
    { ...yearColumn('Année de référence de la population légale.'), also: ['year'] },
    {
      name: 'population_municipale',
      also: ['municipal'],
      field: 'municipal',
      value: { kind: 'integer' },
      required: false,
      description: 'Population municipale.',
      example: '40 844',
    },
    {
      name: 'population_totale',
      also: ['total'],
      field: 'total',
      value: { kind: 'integer' },
      required: false,
      description: 'Population totale.',
      example: '41 504',
    },
    sourceColumn('D’où vient le chiffre.', 'INSEE, populations légales 2020'),
  ],
  check: (row) =>
    (row['municipal'] ?? null) === null && (row['total'] ?? null) === null
      ? {
          field: 'population_municipale',
          rule: 'population-missing',
          message:
            'La ligne ne donne aucune population : remplissez la population municipale ou la population totale, ou retirez la ligne.',
        }
      : null,
};

export const successionFormat: FileFormat = {
  file: 'successions',
  title: 'Successions',
  description:
    'Quand un organisme prend la suite d’un autre (fusion, changement de statut). Le prédécesseur garde son histoire ; il n’est plus compté à partir du jour indiqué.',
  table: 'directory.succession',
  columns: [
    {
      name: 'predecesseur',
      also: ['predecessor'],
      field: 'predecessor',
      value: { kind: 'reference', to: 'body' },
      required: true,
      key: true,
      description: 'L’organisme qui disparaît.',
      example: 'OPH de Melun',
    },
    {
      name: 'successeur',
      also: ['successor'],
      field: 'successor',
      value: { kind: 'reference', to: 'body' },
      required: true,
      key: true,
      description: 'L’organisme qui prend la suite.',
      example: 'Habitat Val de Seine',
    },
    {
      name: 'le',
      also: ['on'],
      field: 'on_day',
      value: { kind: 'day' },
      required: true,
      description: 'Premier jour du successeur.',
      example: '01/01/2021',
    },
  ],
  check: (row) =>
    row['predecessor'] === row['successor']
      ? {
          field: 'successeur',
          rule: 'succeeds-itself',
          message: 'Un organisme ne peut pas se succéder à lui-même : indiquez deux organismes différents.',
        }
      : null,
};
