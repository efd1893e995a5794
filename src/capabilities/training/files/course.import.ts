import { aliasesColumn, codeColumn, nameColumn, textColumn } from '../../../import/columns.ts';
import type { FileFormat } from '../../../import/format.ts';
import { checkAll, checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { applicationColumn } from '../../catalogue/index.ts';
import { frenchCategory } from '../course.ts';
import { byTrainingPeople } from '../training.access.ts';
import { coursesFile } from '../training.paths.ts';
import { checkAtLeast, daysColumn } from './training.columns.ts';

export const courseFormat: FileFormat = {
  file: coursesFile,
  also: ['courses'],
  title: 'Formations',
  description: 'Les formations que l’opérateur propose.',
  table: 'training.course',
  importers: byTrainingPeople,
  columns: [
    codeColumn('coriolis-decouverte'),
    nameColumn('Nom de la formation.', 'Coriolis, premiers pas'),
    aliasesColumn('Initiation Coriolis'),
    {
      name: 'categorie',
      also: ['category'],
      field: 'category',
      value: {
        kind: 'choice',
        choices: {
          ...Object.fromEntries(Object.entries(frenchCategory).map(([code, word]) => [word, code])),
          bureautiques: 'office',
          métiers: 'business',
          reclassements: 'redeployment',
        },
      },
      required: true,
      description: 'bureautique, métier ou reclassement.',
      example: 'métier',
    },
    applicationColumn('Coriolis', { description: 'Code ou nom du logiciel sur lequel porte la formation.' }),
    textColumn({
      name: 'objectifs',
      also: ['objectives'],
      field: 'objectives',
      description: 'Ce que l’on sait faire après.',
      example: 'Saisir et valider un bon de commande',
    }),
    daysColumn({
      name: 'duree',
      also: ['length', 'jours'],
      field: 'length_hundredths',
      description: 'Durée en jours : 0,5 pour une demi-journée.',
      example: '0,5',
    }),
    ...stretchColumns({ first: 'Premier jour où elle est proposée', open: 'si elle l’est toujours', example: '01/01/2018' }),
  ],
  referable: { as: 'course', code: 'code', names: ['name', 'aliases'], what: 'formation' },
  codeFrom: { code: 'code', from: 'name' },
  check: checkAll(
    checkStretch,
    checkAtLeast('length_hundredths', 1, 'Une formation dure plus de 0 jour : 0,5 pour une demi-journée.'),
  ),
};
