import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { personDimensions } from '../staff.dimensions.ts';
import { perPresence } from './headcount.measure.ts';
import { ageRows } from './headcount.store.ts';
import { lastDay, stays } from './stays.store.ts';

/** Not by band: those of known age are the branch that holds the bands, for what is secret of them. */
const { band: _, ...dimensions } = personDimensions;
const grain = { fr: 'une ligne est un agent dans une équipe', en: 'one row is an agent in a team' };

export const ages: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.ages',
  label: { fr: 'Somme des âges', en: 'Sum of the ages' },
  definition: {
    fr: 'Âges des agents présents au jour demandé (pour une période, à son dernier jour), additionnés : années révolues et part de l’année en cours, comptée en jours. Quand seule une tranche d’années de naissance est connue, l’âge est celui du milieu de la tranche, et le chiffre est approché.',
    en: 'Ages of the agents present on the day (the last day of a period), added up: completed years and the part of the current one, by days. Where only a range of birth years is known, the age is that of its middle, and the figure is approximate.',
  },
  grain,
  dimensions,
  unit: 'years',
  rows: { list: stays.agents, reach: lastDay, read: (list, periods) => ageRows('ages', list, periods) },
};

export const aged: RowMeasure<Rows> = {
  ...perPresence,
  id: 'staff.aged',
  label: { fr: 'Agents d’âge connu', en: 'Agents of known age' },
  definition: {
    fr: 'Agents présents au jour demandé (pour une période, à son dernier jour) dont la date ou la tranche d’années de naissance est connue.',
    en: 'Agents present on the day (the last day of a period) of whom the day or the range of birth years is known.',
  },
  grain,
  dimensions,
  unit: 'agents',
  rows: { list: stays.agents, reach: lastDay, read: (list, periods) => ageRows('persons', list, periods) },
};

export const meanAge: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'staff.mean_age',
  label: { fr: 'Âge moyen', en: 'Mean age' },
  definition: {
    fr: 'Somme des âges ÷ agents d’âge connu, au jour demandé (pour une période, à son dernier jour). Ceux dont rien n’est connu n’y entrent pas.',
    en: 'Sum of the ages ÷ agents of known age, on the day (the last day of a period). Those of whom nothing is known are left out.',
  },
  unit: 'years',
  dimensions,
  compose: { rule: 'ratio', of: ['staff.ages', 'staff.aged'] },
};
