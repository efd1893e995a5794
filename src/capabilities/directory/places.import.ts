import { codeColumn, nameColumn, parentColumn, textColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { refuseItself } from '../../import/self-references.ts';
import { checkAll, checkStretch, stretchColumns } from '../../import/stretch.ts';
import { bodyColumn } from './directory.columns.ts';

export const siteFormat: FileFormat = {
  file: 'sites',
  title: 'Sites',
  description: 'Les lieux équipés ou raccordés : mairies, écoles, centres de santé, salles informatiques.',
  table: 'directory.site',
  columns: [
    codeColumn('ecole-jean-mace'),
    nameColumn('Nom du lieu.', 'École Jean-Macé'),
    bodyColumn({ description: 'Adhérent à qui le lieu appartient ; vide pour un lieu de l’opérateur.' }),
    textColumn({ name: 'adresse', also: ['address'], field: 'address', description: 'Adresse.', example: '3 rue des Écoles' }),
    textColumn({ name: 'commune', also: ['town'], field: 'town', description: 'Commune.', example: 'Melun' }),
    ...stretchColumns({ open: 'si le lieu est toujours desservi', example: '01/09/2015' }),
  ],
  referable: { as: 'site', code: 'code', names: ['name'], what: 'site' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const teamFormat: FileFormat = {
  file: 'equipes',
  also: ['teams', 'poles'],
  title: 'Équipes',
  description: 'Les pôles et services de l’opérateur.',
  table: 'directory.team',
  columns: [
    codeColumn('pole-support'),
    nameColumn('Nom du pôle ou du service.', 'Pôle support'),
    parentColumn('equipe_parente', 'team', 'Équipe dont elle fait partie.', ''),
    ...stretchColumns({ open: 'si l’équipe existe toujours', example: '01/07/2020' }),
  ],
  referable: { as: 'team', code: 'code', names: ['name'], what: 'équipe' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(
    checkStretch,
    refuseItself({
      field: 'parent',
      rule: 'own-parent',
      message: 'Une équipe ne peut pas faire partie d’elle-même : indiquez une autre équipe, ou laissez vide.',
    }),
  ),
};
