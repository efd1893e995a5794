import { aliasesColumn, codeColumn, nameColumn, parentColumn, textColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { refuseItself } from '../../import/self-references.ts';

export const domainFormat: FileFormat = {
  file: 'domaines',
  also: ['domains'],
  title: 'Domaines',
  description: 'Les domaines d’activité des adhérents, et leurs sous-domaines.',
  table: 'catalogue.domain',
  columns: [
    codeColumn('finances'),
    nameColumn('Nom du domaine.', 'Finances'),
    parentColumn('domaine_parent', 'domain', 'Domaine dont celui-ci est une partie.', 'Fonctionnement des collectivités'),
    textColumn({
      name: 'metiers',
      also: ['trades'],
      field: 'trades',
      description: 'Métiers couverts, en une phrase.',
      example: 'Budget, comptabilité, dette',
    }),
    aliasesColumn('Gestion financière | Finances publiques'),
  ],
  referable: { as: 'domain', code: 'code', names: ['name', 'aliases'], what: 'domaine' },
  codeFrom: { code: 'code', from: 'name' },
  check: refuseItself({
    field: 'parent',
    rule: 'own-parent',
    message: 'Un domaine ne peut pas être son propre sous-domaine : indiquez un autre domaine, ou laissez vide.',
  }),
};

export const vendorFormat: FileFormat = {
  file: 'editeurs',
  also: ['vendors', 'fournisseurs'],
  title: 'Éditeurs',
  description: 'Les éditeurs et fournisseurs des logiciels, l’opérateur compris s’il en développe.',
  table: 'catalogue.vendor',
  columns: [
    codeColumn('berger-levrault'),
    nameColumn('Nom de l’éditeur.', 'Berger-Levrault'),
    aliasesColumn('BERGER LEVRAULT | BL'),
  ],
  referable: { as: 'vendor', code: 'code', names: ['name', 'aliases'], what: 'éditeur' },
  codeFrom: { code: 'code', from: 'name' },
};
