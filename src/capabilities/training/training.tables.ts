import type { TableEntry } from '../../database/migration.ts';
import { memberTrainingReaders } from './training.access.ts';

const ofOperator = { isolation: 'operator', members: 'nothing', grants: 'read-write' } as const;

export const trainingTables: readonly TableEntry[] = [
  { ...ofOperator, table: 'training.course', what: 'Formations proposées', members: 'everything' },
  { ...ofOperator, table: 'training.session', what: 'Sessions de formation', members: 'everything' },
  { ...ofOperator, table: 'training.half_day', what: 'Demi-journées des sessions', members: 'everything' },
  { ...ofOperator, table: 'training.session_trainer', what: 'Formateurs des sessions' },
  {
    ...ofOperator,
    table: 'training.enrolment',
    what: 'Inscriptions et présences',
    members: { own: 'body', writes: { by: memberTrainingReaders, guard: 'training.guard_enrolment()' } },
    standing: ['training.guard_enrolment()', 'training.seats_taken(date)'],
  },
  { ...ofOperator, table: 'training.telling', what: 'Inscriptions dont un message est en train de partir' },
  { ...ofOperator, table: 'training.evaluation_link', what: 'Liens vers le questionnaire d’une session' },
  { ...ofOperator, table: 'training.evaluation', what: 'Réponses sans nom aux questionnaires' },
  { ...ofOperator, table: 'training.shown_line', what: 'Lignes du tableau par logiciel' },
];
