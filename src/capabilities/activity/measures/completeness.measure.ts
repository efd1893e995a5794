import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, Dimension, RowMeasure } from '../../../kernel/measure.ts';
import { absenceReaders } from '../../staff/index.ts';
import { agentDimension, lineDimensions } from '../activity.dimensions.ts';
import { recordedTime, unlockedTime } from './days.store.ts';
import { dueReach, dueWeeks, placedWeeks } from './owed-days.store.ts';

/** By what the days that are due are asked: the team of those who owe them, and themselves. */
const dimensions = { team: lineDimensions.team, agent: agentDimension } as const satisfies Readonly<Record<string, Dimension>>;

const whose = {
  fr: 'Qui est partagé entre deux équipes compte dans chacune pour sa part. Montré à la direction et aux ressources humaines, et à ceux qui organisent le travail d’une équipe pour celle-ci seule, ou pour un agent qui en est tous les jours de la période : ce qui est dû dépend des absences.',
  en: 'Somebody shared between two teams counts in each for their part. Told to direction and human resources, and to those who organise the work of a team for that team alone, or for an agent who is of it on each day of the period: what is due depends on absences.',
};

const shared = {
  form: 'rows',
  version: 1,
  unit: 'days',
  dimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  unfinished: unlockedTime,
  readers: absenceReaders,
  reach: dueReach,
  grain: {
    fr: 'une ligne est une semaine d’un agent dans une équipe, coupée aux bornes de la période',
    en: 'one row is a week of an agent in a team, cut at the bounds of the period',
  },
} as const;

export const daysDue: RowMeasure<Rows> = {
  ...shared,
  id: 'activity.days_due',
  label: { fr: 'Jours dus', en: 'Days due' },
  definition: {
    fr: `Jours que doivent les agents et vacataires en poste : quotité du poste × taux, ou demi-journées travaillées du temps partiel, sans les week-ends, les jours fériés, les congés ni les absences. Inconnus quand personne n’est en poste. ${whose.fr}`,
    en: `Days owed by those at work: quota of the post × rate, or the half-days of a part-time pattern, without weekends, public holidays, leave and absences. Unknown where nobody is at work. ${whose.en}`,
  },
  rows: dueWeeks,
};

export const daysPlaced: RowMeasure<Rows> = {
  ...shared,
  id: 'activity.days_placed',
  label: { fr: 'Jours enregistrés sur les jours à travailler', en: 'Days recorded on days of work' },
  definition: {
    fr: `Jours enregistrés par ceux qui en doivent, les jours où ils avaient à travailler, congés compris : le temps d’un week-end, d’un jour férié ou d’un jour libre du temps partiel vient en plus et n’en tient pas lieu. 0 quand d’autres jours sont enregistrés dans la période, inconnus quand aucun ne l’est. L’équipe est celle de l’agent, non celle du type d’activité. ${whose.fr}`,
    en: `Days recorded by those who owe them, on the days on which they were to work, leave included: time on a weekend, a holiday or a day off comes on top. 0 where other days are recorded in the period, unknown where none is. The team is that of the agent, not that of the kind of work. ${whose.en}`,
  },
  complete: recordedTime,
  rows: placedWeeks,
};

export const completeness: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'activity.completeness',
  label: { fr: 'Complétude des jours', en: 'Completeness of days' },
  definition: {
    fr: `Jours enregistrés sur les jours à travailler ÷ jours dus × 100. Plus de 100 % quand il en est enregistré plus qu’il n’en est dû ; inconnue quand rien n’est dû. ${whose.fr}`,
    en: `Days recorded on days of work ÷ days due × 100. More than 100 % where more is recorded than is due; unknown where nothing is due. ${whose.en}`,
  },
  unit: 'percent',
  dimensions,
  compose: { rule: 'rate', of: ['activity.days_placed', 'activity.days_due'] },
};

export const daysMissing: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'activity.days_missing',
  label: { fr: 'Jours manquants', en: 'Days missing' },
  definition: {
    fr: `Jours dus − jours enregistrés sur les jours à travailler ; négatifs quand il en est enregistré plus qu’il n’en est dû. ${whose.fr}`,
    en: `Days due − days recorded on days of work; negative where more is recorded than is due. ${whose.en}`,
  },
  unit: 'days',
  dimensions,
  compose: { rule: 'difference', of: ['activity.days_due', 'activity.days_placed'] },
};
