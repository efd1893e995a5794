import type { FileFormat } from '../../import/format.ts';

export const domainFormat: FileFormat = {
  file: 'domaines',
  also: ['domains'],
  title: 'Domaines',
  description: 'Les domaines d’activité des adhérents, et leurs sous-domaines.',
  table: 'catalogue.domain',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Nom court et stable ; tiré du nom s’il est laissé vide.',
      example: 'finances',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom du domaine.',
      example: 'Finances',
    },
    {
      name: 'domaine_parent',
      also: ['parent'],
      field: 'parent',
      value: { kind: 'reference', to: 'domain' },
      required: false,
      description: 'Domaine dont celui-ci est une partie.',
      example: 'Fonctionnement des collectivités',
    },
    {
      name: 'metiers',
      also: ['trades'],
      field: 'trades',
      value: { kind: 'text' },
      required: false,
      description: 'Métiers couverts, en une phrase.',
      example: 'Budget, comptabilité, dette',
    },
    {
      name: 'autres_noms',
      also: ['aliases'],
      field: 'aliases',
      value: { kind: 'texts' },
      required: false,
      description: 'Autres appellations, séparées par une barre verticale.',
      example: 'Gestion financière | Finances publiques',
    },
  ],
  referable: { as: 'domain', code: 'code', names: ['name', 'aliases'], what: 'domaine' },
  codeFrom: { code: 'code', from: 'name' },
  check: (row) =>
    typeof row['parent'] === 'string' && row['parent'] === row['code']
      ? {
          field: 'domaine_parent',
          rule: 'own-parent',
          message: 'Un domaine ne peut pas être son propre sous-domaine : indiquez un autre domaine, ou laissez vide.',
        }
      : null,
};

export const vendorFormat: FileFormat = {
  file: 'editeurs',
  also: ['vendors', 'fournisseurs'],
  title: 'Éditeurs',
  description: 'Les éditeurs et fournisseurs des logiciels, l’opérateur compris s’il en développe.',
  table: 'catalogue.vendor',
  columns: [
    {
      name: 'code',
      field: 'code',
      value: { kind: 'code' },
      required: false,
      key: true,
      description: 'Nom court et stable ; tiré du nom s’il est laissé vide.',
      example: 'berger-levrault',
    },
    {
      name: 'nom',
      also: ['name'],
      field: 'name',
      value: { kind: 'text' },
      required: true,
      description: 'Nom de l’éditeur.',
      example: 'Berger-Levrault',
    },
    {
      name: 'autres_noms',
      also: ['aliases'],
      field: 'aliases',
      value: { kind: 'texts' },
      required: false,
      description: 'Autres appellations, séparées par une barre verticale.',
      example: 'BERGER LEVRAULT | BL',
    },
  ],
  referable: { as: 'vendor', code: 'code', names: ['name', 'aliases'], what: 'éditeur' },
  codeFrom: { code: 'code', from: 'name' },
};
