import { codeColumn, nameColumn, textColumn } from '../../import/columns.ts';
import type { FileFormat } from '../../import/format.ts';
import { checkStretch, stretchColumns } from '../../import/stretch.ts';
import { bodyColumn } from './directory.columns.ts';

export const governingBodyFormat: FileFormat = {
  file: 'instances',
  also: ['governing-bodies'],
  title: 'Instances',
  description: 'Les instances qui gouvernent l’opérateur : comité syndical, bureau, commissions.',
  table: 'directory.governing_body',
  columns: [
    codeColumn('bureau'),
    nameColumn('Nom de l’instance.', 'Bureau'),
    textColumn({
      name: 'role',
      field: 'role',
      description: 'Ce qu’elle décide.',
      example: 'Prépare les orientations soumises au comité',
    }),
    ...stretchColumns({ open: 'si elle existe toujours', example: '01/01/2012' }),
  ],
  referable: { as: 'governing-body', code: 'code', names: ['name'], what: 'instance' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkStretch,
};

export const seatFormat: FileFormat = {
  file: 'sieges',
  also: ['seats'],
  title: 'Sièges',
  description: 'Les sièges de chaque instance et l’organisme qui les tient. Jamais le nom d’une personne.',
  table: 'directory.seat',
  columns: [
    {
      name: 'instance',
      also: ['governing_body'],
      field: 'governing_body',
      value: { kind: 'reference', to: 'governing-body' },
      required: true,
      key: true,
      description: 'Code ou nom de l’instance.',
      example: 'Bureau',
    },
    {
      name: 'siege',
      also: ['seat'],
      field: 'seat',
      value: { kind: 'text' },
      required: true,
      key: true,
      description: 'Le siège, numéroté s’il y en a plusieurs du même nom.',
      example: 'Vice-président 1',
    },
    ...stretchColumns({
      first: 'Premier jour où cet organisme tient le siège',
      open: 's’il le tient toujours',
      example: '28/09/2020',
      key: true,
    }),
    textColumn({
      name: 'fonction',
      also: ['function'],
      field: 'function',
      description: 'Fonction exercée.',
      example: 'vice-président',
    }),
    bodyColumn({ description: 'Organisme qui tient le siège.' }),
    textColumn({ name: 'college', field: 'college', description: 'Collège que le siège représente.', example: 'Villes' }),
  ],
  check: checkStretch,
};
