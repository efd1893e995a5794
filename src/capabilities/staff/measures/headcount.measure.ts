import type { Rows } from '../../../database/face.ts';
import { addDays } from '../../../kernel/day.ts';
import type { ComposedMeasure, Days, Localized, RowMeasure, SharedList } from '../../../kernel/measure.ts';
import { personDimensions } from '../staff.dimensions.ts';
import { occupationsBegun } from './agents.store.ts';
import { headcountRows } from './headcount.store.ts';
import { lastDay, stays } from './stays.store.ts';

export const perPresence = {
  form: 'rows',
  version: 1,
  grain: {
    fr: 'une ligne est la présence d’une personne dans une équipe, sur une durée où rien ne change pour elle',
    en: 'one row is the presence of a person in a team, over a stretch where nothing changes for them',
  },
  dimensions: personDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: occupationsBegun,
} as const;

const rules: Localized = {
  fr: 'Chacun compte pour 1 par jour de présence, quelle que soit sa durée de travail : à une date, les présents de ce jour ; sur une période, la moyenne par jour (jours de présence ÷ jours de la période). Deux occupations le même jour sont une personne, rangée selon la principale (le plus long temps de travail, puis la plus ancienne). Entre équipes, chacun est réparti selon les parts de ses affectations ; le reste va à l’équipe de son poste.',
  en: 'Each counts as 1 per day of presence, whatever their working time: at a date, those present that day; over a period, the mean by day (days of presence ÷ days of the period). Two occupations on a day are one person, sorted by the main one (the longest working time, then the oldest). Between teams, each is shared out by the shares of their assignments; what is left goes to the team of their post.',
};

function ofPersons(id: string, label: Localized, who: Localized, list: SharedList<Rows>): RowMeasure<Rows> {
  return {
    ...perPresence,
    id,
    label,
    definition: { fr: `${who.fr} ${rules.fr}`, en: `${who.en} ${rules.en}` },
    unit: 'agents',
    rows: { list, reach: (period) => period, read: headcountRows },
  };
}

export const headcount = ofPersons(
  'staff.headcount',
  { fr: 'Effectif', en: 'Headcount' },
  {
    fr: 'Agents : titulaires, stagiaires et contractuels, hors apprentis et vacataires.',
    en: 'Agents: tenured, trainees and contract agents, without apprentices and temporary staff.',
  },
  stays.agents,
);

export const apprentices = ofPersons(
  'staff.apprentices',
  { fr: 'Apprentis', en: 'Apprentices' },
  { fr: 'Apprentis, comptés hors de l’effectif.', en: 'Apprentices, counted outside the headcount.' },
  stays.apprentices,
);

export const temporaryStaff = ofPersons(
  'staff.temporary',
  { fr: 'Vacataires', en: 'Temporary staff' },
  { fr: 'Vacataires, comptés hors de l’effectif.', en: 'Temporary staff, counted outside the headcount.' },
  stays.temporary,
);

function onDay(id: string, label: Localized, definition: Localized, dayOf: (period: Days) => Days): RowMeasure<Rows> {
  return {
    ...perPresence,
    id,
    label,
    definition,
    unit: 'agents',
    complete: (periods) => occupationsBegun(periods.map(dayOf)),
    rows: { list: stays.agents, reach: dayOf, read: (list, periods) => headcountRows(list, periods.map(dayOf)) },
  };
}

export const opening = onDay(
  'staff.opening',
  { fr: 'Effectif à l’ouverture', en: 'Opening headcount' },
  {
    fr: 'Agents présents la veille du premier jour de la période.',
    en: 'Agents present on the eve of the first day of the period.',
  },
  ({ from }) => ({ from: addDays(from, -1), to: from }),
);

export const closing = onDay(
  'staff.closing',
  { fr: 'Effectif à la clôture', en: 'Closing headcount' },
  { fr: 'Agents présents le dernier jour de la période.', en: 'Agents present on the last day of the period.' },
  lastDay,
);

const composed = { form: 'composed', version: 1, dimensions: personDimensions } as const;

/** Shares of the headcount, each over one dimension: what is asked there, over all of it. */
function shareOver(dimension: keyof typeof personDimensions): ComposedMeasure {
  const { fr, en } = personDimensions[dimension].label;
  return {
    ...composed,
    id: `staff.${dimension}_share`,
    label: { fr: `Part de l’effectif par ${fr}`, en: `Share of the headcount by ${en}` },
    definition: {
      fr: `Effectif demandé ÷ effectif de toutes les valeurs de « ${fr} » × 100, les autres critères étant les mêmes.`,
      en: `Headcount asked ÷ headcount of all the values of “${en}” × 100, all else being the same.`,
    },
    unit: 'percent',
    compose: { rule: 'share', of: 'staff.headcount', over: [dimension] },
  };
}

export const headcountShares: readonly ComposedMeasure[] = (
  ['team', 'status', 'employment', 'category', 'stream', 'framework', 'sex', 'band', 'working_time', 'post_time'] as const
).map(shareOver);

export const headcountChange: ComposedMeasure = {
  ...composed,
  id: 'staff.variation',
  signed: true,
  label: { fr: 'Variation de l’effectif', en: 'Variation of the headcount' },
  definition: {
    fr: 'Effectif à la clôture − effectif à l’ouverture de la période.',
    en: 'Closing headcount − opening headcount of the period.',
  },
  unit: 'agents',
  compose: { rule: 'difference', of: ['staff.closing', 'staff.opening'] },
};

export const headcountGrowth: ComposedMeasure = {
  ...composed,
  id: 'staff.variation_rate',
  signed: true,
  label: { fr: 'Taux de variation de l’effectif', en: 'Rate of variation of the headcount' },
  definition: {
    fr: '(Effectif à la clôture − effectif à l’ouverture) ÷ effectif à l’ouverture × 100.',
    en: '(Closing headcount − opening headcount) ÷ opening headcount × 100.',
  },
  unit: 'percent',
  compose: { rule: 'rate', of: ['staff.variation', 'staff.opening'] },
};
