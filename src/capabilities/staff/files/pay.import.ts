import { amountColumn, sourceColumn } from '../../../import/columns.ts';
import type { Column, FileFormat } from '../../../import/format.ts';
import { checkAll, checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { checkStep, refuseOverlaps, textOf } from './staff.checks.ts';
import { byPayReadersOnly, gradeColumn, knownStretchColumns, monthColumn, personColumn } from './staff.columns.ts';

const stepColumn: Column = {
  name: 'echelon',
  also: ['step'],
  field: 'step',
  value: { kind: 'integer' },
  required: true,
  description: 'Échelon, de 1 à 30.',
  example: '5',
};

export const payFormat: FileFormat = {
  file: 'remunerations',
  also: ['pay', 'couts-mensuels'],
  title: 'Coûts chargés mensuels',
  description:
    'Ce que chaque personne coûte chaque mois, cotisations de l’employeur comprises. Réservé aux ressources humaines, à la direction et aux finances.',
  table: 'staff.pay',
  importers: byPayReadersOnly,
  columns: [
    personColumn(),
    monthColumn('Mois payé.', '05/2020'),
    {
      ...amountColumn({
        name: 'cout_charge',
        also: ['loaded_cost', 'cout'],
        field: 'loaded_cost_cents',
        description: 'Coût chargé du mois, en euros.',
        example: '3 912,40',
      }),
      required: true,
    },
    sourceColumn('D’où vient le montant.', 'Journal de paie'),
  ],
};

export const gradeCostFormat: FileFormat = {
  file: 'couts-par-grade',
  also: ['grade-costs'],
  title: 'Coûts annuels par grade et échelon',
  description: 'Le coût chargé d’une année à un grade et un échelon : il sert d’estimation là où aucun coût mensuel n’est connu.',
  table: 'staff.grade_cost',
  importers: byPayReadersOnly,
  columns: [
    gradeColumn('Grade.', { required: true, key: true }),
    { ...stepColumn, key: true },
    {
      ...amountColumn({
        name: 'cout_annuel',
        also: ['yearly_cost'],
        field: 'yearly_cost_cents',
        description: 'Coût chargé d’une année, en euros.',
        example: '48 600',
      }),
      required: true,
    },
    ...stretchColumns({ first: 'Premier jour de ce coût', open: 's’il vaut toujours', example: '01/01/2020', key: true }),
    sourceColumn('D’où vient le montant.', 'Grille indiciaire 2020'),
  ],
  check: checkAll(checkStretch, checkStep, ({ yearly_cost_cents: cost }) =>
    typeof cost === 'number' && cost < 0
      ? { field: 'yearly_cost_cents', rule: 'cost-negative', message: 'Un coût annuel ne peut pas être négatif.' }
      : null,
  ),
  together: refuseOverlaps((row) => JSON.stringify([row['grade'], row['step']]), {
    rule: 'costs-overlap',
    say: (when, beside) => `${when}, ce grade a déjà un coût à cet échelon (${beside}) : finissez l’un avant l’autre.`,
  }),
};

export const stepFormat: FileFormat = {
  file: 'echelons',
  also: ['steps'],
  title: 'Échelons des personnes',
  description: 'L’échelon de chaque personne dans son grade, pour estimer ce qu’elle coûte.',
  table: 'staff.step',
  importers: byPayReadersOnly,
  columns: [
    personColumn(),
    stepColumn,
    ...knownStretchColumns({ first: 'Premier jour à cet échelon', open: 's’il dure encore', example: '01/07/2019', key: true }),
  ],
  check: checkAll(checkStretch, checkStep),
  together: refuseOverlaps((row) => textOf(row['person'], ''), {
    rule: 'steps-overlap',
    say: (when, beside) => `${when}, cette personne a déjà un échelon (${beside}) : finissez l’un avant l’autre.`,
  }),
};
