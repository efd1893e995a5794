import { aliasesColumn, codeColumn, nameColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { refuseItself } from '../../import/self-references.ts';
import { checkAll, checkStretch, stretchColumns } from '../../import/stretch.ts';
import { hostingWords } from './application.ts';
import { applicationColumn, domainColumn, functionsColumn, vendorColumn } from './catalogue.columns.ts';

export const applicationFormat: FileFormat = {
  file: 'logiciels',
  also: ['applications'],
  title: 'Logiciels',
  description: 'Les logiciels, ceux qui ne servent plus compris.',
  table: 'catalogue.application',
  columns: [
    codeColumn('melodie'),
    nameColumn('Nom du logiciel.', 'MÉLODIE'),
    vendorColumn('Code ou nom de l’éditeur.'),
    {
      name: 'interne',
      also: ['in_house'],
      field: 'in_house',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » s’il est développé par l’opérateur.',
      example: 'non',
    },
    {
      name: 'hebergement',
      also: ['hosting'],
      field: 'hosting',
      value: { kind: 'choice', choices: hostingWords },
      required: false,
      description: 'hébergé (chez l’opérateur), SaaS (chez l’éditeur) ou poste de travail.',
      example: 'hébergé',
    },
    domainColumn('Domaine principal.'),
    functionsColumn('Actes d’état civil'),
    ...stretchColumns({ first: 'Premier jour en service', open: 's’il sert toujours', example: '01/01/2010' }),
    {
      name: 'remplace_par',
      also: ['replaced_by'],
      field: 'replaced_by',
      value: { kind: 'reference', to: 'application' },
      required: false,
      description: 'Logiciel qui prend sa suite.',
      example: '',
    },
    {
      name: 'remplace_le',
      also: ['replaced_on'],
      field: 'replaced_on',
      value: { kind: 'day' },
      required: false,
      description: 'Jour du remplacement, s’il est connu.',
      example: '',
    },
    aliasesColumn('MELODIE V5 | Mélodie (état civil)'),
  ],
  referable: { as: 'application', code: 'code', names: ['name', 'aliases'], what: 'logiciel' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(
    checkStretch,
    refuseItself({
      field: 'replaced_by',
      rule: 'replaces-itself',
      message: 'Un logiciel ne peut pas se remplacer lui-même : indiquez celui qui prend sa suite, ou laissez vide.',
    }),
  ),
};

export const functionFormat: FileFormat = {
  file: 'fonctions',
  also: ['functions'],
  title: 'Fonctions',
  description:
    'Les usages des logiciels : un logiciel peut rendre plusieurs fonctions, et c’est une fonction que l’on déploie chez un adhérent.',
  table: 'catalogue.function',
  columns: [
    codeColumn('etat-civil-melodie', 'du nom et du logiciel'),
    nameColumn('Nom de la fonction.', 'État civil'),
    applicationColumn('MÉLODIE', { required: true }),
    domainColumn('Domaine de la fonction, s’il n’est pas celui du logiciel.'),
  ],
  referable: { as: 'function', code: 'code', names: ['name'], what: 'fonction' },
  codeFrom: { code: 'code', from: ['name', 'application'] },
};
