import { codeColumn, sourceColumn, textColumn } from '../../import/columns.ts';
import type { Column, FileFormat } from '../../import/format.ts';
import { checkStretch, stretchColumns } from '../../import/stretch.ts';
import { bodyColumn } from '../directory/index.ts';
import { applicationColumn, domainColumn, functionsColumn, vendorColumn } from './catalogue.columns.ts';

/** The heading of a printed list, which stands in for a name: an entry is not the application that it tells of. */
function titleColumn(description: string, example: string): Column {
  return { name: 'intitule', also: ['title'], field: 'title', value: { kind: 'text' }, required: true, description, example };
}

export const coreFormat: FileFormat = {
  file: 'socle',
  also: ['core'],
  title: 'Socle',
  description: 'Les composants du socle des logiciels mutualisés, tels que l’opérateur les nomme.',
  table: 'catalogue.core_entry',
  columns: [
    codeColumn('requiem-module-sig', 'de l’intitulé'),
    titleColumn('Nom du composant dans le socle.', 'Requiem + module SIG'),
    applicationColumn('Requiem'),
    domainColumn('Domaine sous lequel il est rangé.'),
    textColumn({
      name: 'sous_domaine',
      also: ['subdomain'],
      field: 'subdomain',
      description: 'Rubrique dans le domaine.',
      example: 'Gestion des cimetières',
    }),
    vendorColumn('Éditeur du composant, s’il n’est pas celui du logiciel.'),
    ...stretchColumns({ first: 'Premier jour dans le socle', open: 's’il y est toujours', example: '' }),
  ],
  codeFrom: { code: 'code', from: 'title' },
  check: checkStretch,
};

export const glossaryFormat: FileFormat = {
  file: 'glossaire',
  also: ['glossary'],
  title: 'Glossaire des logiciels',
  description: 'Le glossaire que le bilan imprime : un intitulé, ce qu’il fait, son fournisseur.',
  table: 'catalogue.glossary_entry',
  columns: [
    codeColumn('melodie', 'de l’intitulé'),
    titleColumn('Intitulé dans le glossaire.', 'MÉLODIE'),
    applicationColumn('MÉLODIE'),
    functionsColumn('État civil'),
    vendorColumn('Fournisseur, s’il n’est pas l’éditeur du logiciel.'),
  ],
  codeFrom: { code: 'code', from: 'title' },
};

export const subscriptionFormat: FileFormat = {
  file: 'deploiements',
  also: ['subscriptions', 'deployments'],
  title: 'Déploiements',
  description:
    'Quel adhérent utilise quelle fonction, et depuis quand. Une ligne absente veut dire que la fonction n’est pas déployée.',
  table: 'catalogue.subscription',
  columns: [
    {
      name: 'fonction',
      also: ['function'],
      field: 'function',
      value: { kind: 'reference', to: 'function' },
      required: true,
      key: true,
      description: 'Code de la fonction (ou son nom, s’il est unique).',
      example: 'etat-civil-melodie',
    },
    bodyColumn({ required: true, key: true }),
    ...stretchColumns({
      first: 'Premier jour d’utilisation',
      open: 'si elle est toujours utilisée',
      example: '01/03/2018',
      key: true,
    }),
    {
      name: 'utilisateurs',
      also: ['users'],
      field: 'users',
      value: { kind: 'integer' },
      required: false,
      description: 'Nombre d’utilisateurs.',
      example: '12',
    },
    sourceColumn('D’où vient l’information.', 'Inventaire au 31/12/2020'),
  ],
  check: checkStretch,
};
