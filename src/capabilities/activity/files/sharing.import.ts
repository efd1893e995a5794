import { sourceColumn, yearColumn } from '../../../import/columns.ts';
import type { FileFormat } from '../../../import/format.ts';
import { applicationColumn } from '../../catalogue/index.ts';
import { bodyColumn } from '../../directory/index.ts';
import { sharingKeepers } from '../activity.access.ts';
import { frenchSharingRule } from '../sharing-rule.ts';
import { lockedMonths } from '../week/month-lock.store.ts';
import { checkKeys, checkWeights, refuseWeightsOfNothing } from './rules/sharing-rules.ts';

export const sharingKeyFormat: FileFormat = {
  file: 'cles-de-partage',
  also: ['sharing-keys'],
  title: 'Clés de partage',
  description:
    'Par quoi les jours partagés d’un logiciel (MULTI) se répartissent entre ses utilisateurs, d’une année jusqu’à la clé suivante. Sans logiciel : pour tous ceux qui n’ont pas la leur.',
  table: 'activity.sharing_key',
  importers: { beside: sharingKeepers },
  columns: [
    applicationColumn('Coriolis', {
      key: true,
      description: 'Code ou nom du logiciel ; vide : tous ceux qui n’ont pas leur clé.',
    }),
    yearColumn('Première année de la clé.'),
    {
      name: 'cle',
      also: ['rule'],
      field: 'rule',
      value: {
        kind: 'choice',
        choices: Object.fromEntries(Object.entries(frenchSharingRule).map(([code, word]) => [word, code])),
      },
      required: true,
      description: 'à parts égales, utilisateurs, population ou poids propres.',
      example: 'poids propres',
    },
    sourceColumn(
      'D’où vient la clé ; demandé si elle change une année dont tous les mois sont verrouillés.',
      'Délibération du 12/12/2017',
    ),
  ],
  beside: { files: ['cles-de-partage'], statements: { locked: lockedMonths }, rule: checkKeys },
};

export const sharingWeightFormat: FileFormat = {
  file: 'poids-de-partage',
  also: ['sharing-weights'],
  title: 'Poids des clés de partage',
  description: 'Les poids des clés « poids propres », adhérent par adhérent, pour l’année où la clé commence.',
  table: 'activity.sharing_weight',
  importers: { beside: sharingKeepers },
  columns: [
    applicationColumn('Coriolis', { key: true, description: 'Code ou nom du logiciel ; vide : la clé de tous les autres.' }),
    yearColumn('Première année de la clé.'),
    bodyColumn({ key: true, required: true }),
    {
      name: 'poids',
      also: ['weight'],
      field: 'weight',
      value: { kind: 'number' },
      required: true,
      description: 'Poids de l’adhérent, 0 ou plus ; seules les proportions comptent.',
      example: '2,5',
    },
    sourceColumn('D’où vient le poids ; demandé s’il change une année dont tous les mois sont verrouillés.', 'Convention'),
  ],
  beside: {
    files: ['cles-de-partage', 'adherents', 'logiciels', 'fonctions', 'deploiements'],
    statements: { locked: lockedMonths },
    rule: checkWeights,
  },
  together: refuseWeightsOfNothing,
  check: ({ weight }) =>
    typeof weight === 'string' && weight.startsWith('-')
      ? { field: 'poids', rule: 'weight-negative', message: 'Un poids est 0 ou plus.' }
      : null,
};
