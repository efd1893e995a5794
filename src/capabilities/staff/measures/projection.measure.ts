import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { ageDimension, personDimensions } from '../staff.dimensions.ts';
import { perPresence } from './headcount.measure.ts';
import { reachingAgeRows, remainingFteRows } from './projection.store.ts';
import { lastDay, stays } from './stays.store.ts';

const dimensions = { ...personDimensions, age: ageDimension };

export const reachingAge: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.reaching_age',
  label: { fr: 'Agents qui atteignent un âge', en: 'Agents who reach an age' },
  definition: {
    fr: 'Agents qui atteignent l’âge demandé (de 50 à 75 ans) dans la période et dont l’occupation enregistrée court encore ce jour-là. De la date de naissance ; quand seule une tranche d’années est connue, de son milieu, et le chiffre est approché. Sans âge demandé, chaque anniversaire de ces âges compte.',
    en: 'Agents who reach the age asked (50 to 75) in the period and whose recorded occupation still runs on that day. From the day of birth; where only a range of years is known, from its middle, and the figure is approximate. Without an age, each birthday of these ages counts.',
  },
  grain: { fr: 'une ligne est l’anniversaire d’un agent', en: 'one row is a birthday of an agent' },
  unit: 'agents',
  dimensions,
  rows: { list: stays.agents, reach: (period) => period, read: reachingAgeRows },
};

export const remainingFte: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.fte_remaining',
  label: { fr: 'ETP sans remplacement', en: 'FTE without replacement' },
  definition: {
    fr: 'ETP des occupations enregistrées qui courent encore au dernier jour de la période (les départs connus en sont donc déduits), sans les agents qui ont alors atteint l’âge demandé, et sans aucun remplacement. Un agent d’âge inconnu reste, et le chiffre est approché.',
    en: 'FTE of the recorded occupations that still run on the last day of the period (known departures are thus taken off), without the agents who have then reached the age asked, and without any replacement. An agent of unknown age stays, and the figure is approximate.',
  },
  unit: 'FTE',
  dimensions,
  rows: { list: stays.agents, reach: lastDay, read: remainingFteRows },
};
