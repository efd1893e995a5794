import type { FileFormat } from '../../import/format.ts';
import { checkStretch } from '../../import/stretch.ts';
import { categoryWords, statusWords } from './body.ts';

export const bodyFormat: FileFormat = {
  file: 'adherents',
  also: ['members', 'bodies', 'adherents-et-clients'],
  title: 'Adhérents et clients',
  description:
    'Les organismes servis : une ligne par organisme, même disparu. Toutes ses autres appellations vont dans « autres_noms », pour que les fichiers suivants le reconnaissent.',
  table: 'directory.body',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Nom court et stable ; tiré du nom s’il est laissé vide.',
      example: 'mairie-de-melun',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom d’usage.',
      example: 'Mairie de Melun',
    },
    {
      name: 'nom_court',
      also: ['short_name'],
      field: 'short_name',
      value: { kind: 'text' },
      required: false,
      description: 'Nom pour les colonnes étroites des tableaux.',
      example: 'Melun',
    },
    {
      name: 'qualite',
      also: ['status'],
      field: 'status',
      value: { kind: 'choice', choices: statusWords },
      required: true,
      description: '« adhérent » s’il siège, « client » s’il est servi par convention.',
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
    {
      name: 'college',
      field: 'college',
      value: { kind: 'text' },
      required: false,
      description: 'Collège dans lequel il vote.',
      example: 'Villes',
    },
    {
      name: 'du',
      also: ['from'],
      field: 'from_day',
      value: { kind: 'day' },
      required: false,
      description: 'Premier jour ; vide si inconnu.',
      example: '01/01/2012',
    },
    {
      name: 'au',
      also: ['to'],
      field: 'to_day',
      value: { kind: 'lastDay' },
      required: false,
      description: 'Dernier jour, compris ; vide s’il est toujours servi.',
      example: '',
    },
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
    {
      name: 'autres_noms',
      also: ['aliases'],
      field: 'aliases',
      value: { kind: 'texts' },
      required: false,
      description: 'Autres appellations rencontrées, séparées par une barre verticale.',
      example: 'MAIRIE MELUN | Ville de Melun',
    },
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
    {
      name: 'adherent',
      also: ['body', 'member', 'commune'],
      field: 'body',
      value: { kind: 'reference', to: 'body' },
      required: true,
      key: true,
      description: 'Code ou nom de l’adhérent.',
      example: 'Mairie de Melun',
    },
    {
      name: 'annee',
      also: ['year'],
      field: 'year',
      value: { kind: 'year' },
      required: true,
      key: true,
      description: 'Année de référence de la population légale.',
      example: '2020',
    },
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
    {
      name: 'source',
      field: 'source',
      value: { kind: 'text' },
      required: false,
      description: 'D’où vient le chiffre.',
      example: 'INSEE, populations légales 2020',
    },
  ],
  check: (row) =>
    (row['municipal'] ?? null) === null && (row['total'] ?? null) === null
      ? {
          field: 'population_municipale',
          rule: 'population-missing',
          message:
            'La ligne ne donne aucune population : remplissez la population municipale ou la population totale, ou retirez la ligne.',
        }
      : null,
};

export const successionFormat: FileFormat = {
  file: 'successions',
  title: 'Successions',
  description:
    'Quand un organisme prend la suite d’un autre (fusion, changement de statut). Le prédécesseur garde son histoire ; il n’est plus compté à partir du jour indiqué.',
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
          message: 'Un organisme ne peut pas se succéder à lui-même : indiquez deux organismes différents.',
        }
      : null,
};
