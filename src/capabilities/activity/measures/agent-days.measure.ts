import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { fillers } from '../activity.access.ts';
import { agentLineDimensions } from '../activity.dimensions.ts';
import { agentReach, agentRows, agentSums } from './agent-days.store.ts';
import { days } from './days.measure.ts';
import { recordedTime, unlockedTime } from './days.store.ts';

export const daysOfAgent: RowMeasure<Rows> = {
  form: 'rows',
  version: 1,
  id: 'activity.days_of_agent',
  label: { fr: 'Jours d’activité par agent', en: 'Days worked by agent' },
  definition: {
    fr: 'Jours enregistrés dans la période, tels quels, par agent. Montrés à la direction et aux ressources humaines pour tous ; à ceux qui organisent le travail d’une équipe, pour un agent qui en est tous les jours travaillés de la période ; à chacun pour soi. L’équipe est celle du type d’activité. 0 quand d’autres jours sont enregistrés dans la période, inconnus quand aucun ne l’est.',
    en: 'Days recorded in the period, as they are, by agent. Told to direction and human resources for all; to those who organise the work of a team, for an agent who is of it on each day worked of the period; to each for themselves. The team is that of the kind of work. 0 where other days are recorded in the period, unknown where none is.',
  },
  grain: days.grain,
  unit: 'days',
  dimensions: agentLineDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: recordedTime,
  unfinished: unlockedTime,
  readers: fillers,
  reach: agentReach,
  rows: agentRows,
  sums: agentSums,
};
