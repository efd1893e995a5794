import { codeColumn, sourceColumn, textColumn } from '../../../import/columns.ts';
import type { FileFormat } from '../../../import/format.ts';
import { checkAll } from '../../../import/stretch.ts';
import { byTrainingPeople } from '../training.access.ts';
import { checkAtLeast, daysColumn, sessionColumn } from './training.columns.ts';

function checkCapacity({ capacity }: Readonly<Record<string, unknown>>) {
  if (typeof capacity !== 'number' || capacity >= 1) return null;
  return {
    field: 'capacity',
    rule: 'capacity-range',
    message: 'Une session a au moins une place ; vide si leur nombre est inconnu.',
  };
}

export const sessionFormat: FileFormat = {
  file: 'sessions-formation',
  also: ['training-sessions', 'sessions-de-formation'],
  title: 'Sessions de formation',
  description: 'Chaque fois qu’une formation est donnée. Une session est comptée dans la période de son premier jour.',
  table: 'training.session',
  importers: byTrainingPeople,
  columns: [
    codeColumn('coriolis-2020-03-12', 'de la formation et du premier jour'),
    {
      name: 'formation',
      also: ['course'],
      field: 'course',
      value: { kind: 'reference', to: 'course' },
      required: true,
      description: 'Code ou nom de la formation.',
      example: 'Coriolis, premiers pas',
    },
    {
      name: 'du',
      also: ['from', 'premier_jour'],
      field: 'first_day',
      value: { kind: 'day' },
      required: true,
      description: 'Premier jour de la session.',
      example: '12/03/2020',
    },
    daysColumn({
      name: 'jours',
      also: ['days'],
      field: 'days_hundredths',
      description: 'Jours de formation donnés : 0,5 pour une demi-journée ; vide si inconnu.',
      example: '0,5',
    }),
    textColumn({
      name: 'lieu',
      also: ['place'],
      field: 'place',
      description: 'Où elle est donnée.',
      example: 'Salle de formation',
    }),
    {
      name: 'a_distance',
      also: ['remote'],
      field: 'remote',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si elle est donnée à distance ; vide : non.',
      example: 'non',
    },
    {
      name: 'capacite',
      also: ['capacity', 'places'],
      field: 'capacity',
      value: { kind: 'integer' },
      required: false,
      description: 'Nombre de places ; vide : sans limite connue.',
      example: '8',
    },
    daysColumn({
      name: 'jours_preparation',
      also: ['preparation_days'],
      field: 'preparation_hundredths',
      description: 'Jours passés à la préparer ; vide si inconnu.',
      example: '1',
    }),
    sourceColumn('D’où vient l’information.', 'Tableau des formations 2020'),
  ],
  referable: { as: 'training-session', code: 'code', names: [], what: 'session de formation' },
  codeFrom: { code: 'code', from: ['course', 'first_day'] },
  check: checkAll(
    checkAtLeast('days_hundredths', 1, 'Une session dure plus de 0 jour : 0,5 pour une demi-journée, vide si inconnu.'),
    checkAtLeast('preparation_hundredths', 0, 'Un nombre de jours de préparation ne peut pas être négatif.'),
    checkCapacity,
  ),
};

export const trainerFormat: FileFormat = {
  file: 'formateurs-formation',
  also: ['session-trainers'],
  title: 'Formateurs des sessions',
  description: 'Qui, du personnel de l’opérateur, donne chaque session.',
  table: 'training.session_trainer',
  importers: byTrainingPeople,
  columns: [
    sessionColumn(),
    {
      name: 'personne',
      also: ['person', 'matricule', 'formateur'],
      field: 'person',
      value: { kind: 'reference', to: 'person' },
      required: true,
      key: true,
      description: 'Matricule du formateur.',
      example: 'A017',
    },
  ],
};
