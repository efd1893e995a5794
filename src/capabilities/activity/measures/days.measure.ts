import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { lineDimensions } from '../activity.dimensions.ts';
import { lineRows, lineSums, recordedTime, unlockedTime } from './days.store.ts';
import { fullRows, fullSums } from './shared-days.store.ts';

export const days: RowMeasure<Rows> = {
  form: 'rows',
  members: true,
  id: 'activity.days',
  version: 1,
  label: { fr: 'Jours d’activité', en: 'Days worked' },
  definition: {
    fr: 'Jours enregistrés dans la période, tels quels : les jours partagés (MULTI) restent partagés et ne sont à aucun adhérent. Congés et absences ne sont pas de l’activité. 0 quand d’autres jours sont enregistrés dans la période, inconnu quand aucun ne l’est. Le domaine est celui de la ligne, sinon celui de son logiciel. Une période dont un mois n’est pas verrouillé est marquée : ses jours peuvent encore changer.',
    en: 'Days recorded in the period, as they are: shared days (MULTI) stay shared and belong to no member. Leave and absences are no activity. 0 where other days are recorded in the period, unknown where none is. The domain is that of the line, else that of its application.',
  },
  grain: {
    fr: 'une ligne est ce qu’un agent a fait d’un jour ou d’une partie de jour',
    en: 'one row is what an agent did of a day',
  },
  unit: 'days',
  dimensions: lineDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: recordedTime,
  unfinished: unlockedTime,
  rows: lineRows,
  sums: lineSums,
};

export const fullDays: RowMeasure<Rows> = {
  form: 'rows',
  id: 'activity.full_days',
  version: 2,
  label: { fr: 'Jours d’activité, jours partagés répartis', en: 'Days worked, shared days spread' },
  definition: {
    fr: 'Jours enregistrés dans la période, les jours partagés (MULTI) étant répartis entre les utilisateurs du logiciel par sa clé de l’année (parts égales, utilisateurs, population totale ou poids propres), sinon par celle de tous les logiciels. Une part n’est arrondie qu’à l’écriture : les mois font l’année, et les bénéficiaires le total, exactement. Ce qui n’a pas de clé, ou dont la clé demande un nombre inconnu, reste MULTI.',
    en: 'Days recorded in the period, shared days (MULTI) being spread over the users of the application by its key of the year (equal, users, total population or own weights), else by that of all applications. A part is rounded only when printed: months add up to the year, and beneficiaries to the total, exactly. What has no key, or one that needs an unknown number, stays MULTI.',
  },
  grain: {
    fr: 'une ligne est une ligne de temps, ou la part d’un adhérent des jours partagés d’un logiciel dans l’année',
    en: 'one row is a line of time, or the part that a member has of the shared days of an application in the year',
  },
  unit: 'days',
  dimensions: lineDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: recordedTime,
  unfinished: unlockedTime,
  rows: fullRows,
  sums: fullSums,
};

function shareOver(dimension: keyof typeof lineDimensions, fr: string, en: string): ComposedMeasure {
  return {
    form: 'composed',
    version: 1,
    id: `activity.share_by_${dimension}`,
    label: { fr: `Part des jours par ${fr}`, en: `Share of days by ${en}` },
    definition: {
      fr: `Jours d’activité de ce ${fr} ÷ jours d’activité tous ${fr} confondus × 100.`,
      en: `Days of this ${en} ÷ days of all × 100.`,
    },
    unit: 'percent',
    dimensions: lineDimensions,
    compose: { rule: 'share', of: 'activity.days', over: [dimension] },
  };
}

export const shares: readonly ComposedMeasure[] = [
  shareOver('kind', 'type d’activité', 'kind of work'),
  shareOver('sharing', 'partage', 'sharing'),
  shareOver('domain', 'domaine', 'domain'),
  shareOver('beneficiary', 'bénéficiaire', 'beneficiary'),
];

const overYears = {
  fr: '(Jours de la dernière année − jours de la première) ÷ jours de la première × 100, sur une période comme 2017..2018.',
  en: '(Days of the last year − days of the first) ÷ days of the first × 100, over a stretch such as 2017..2018.',
};

export const change: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'activity.change',
  label: { fr: 'Évolution des jours d’activité', en: 'Change of days worked' },
  definition: overYears,
  unit: 'percent',
  dimensions: lineDimensions,
  compose: { rule: 'change', of: 'activity.days' },
};

const everyDimension = Object.keys(lineDimensions);

/** What a line of a table is of all days, in either reading. */
export const wholeShares: readonly ComposedMeasure[] = [
  {
    form: 'composed',
    version: 1,
    id: 'activity.share',
    label: { fr: 'Part de tous les jours d’activité', en: 'Share of all days worked' },
    definition: {
      fr: 'Jours d’activité ainsi limités ÷ tous les jours d’activité de la période × 100.',
      en: 'Days so limited ÷ all days worked in the period × 100.',
    },
    unit: 'percent',
    dimensions: lineDimensions,
    compose: { rule: 'share', of: 'activity.days', over: everyDimension },
  },
  {
    form: 'composed',
    version: 1,
    id: 'activity.full_share',
    label: {
      fr: 'Part de tous les jours d’activité, jours partagés répartis',
      en: 'Share of all days worked, shared days spread',
    },
    definition: {
      fr: 'Jours d’activité ainsi limités, jours partagés répartis ÷ tous les jours d’activité de la période × 100.',
      en: 'Days so limited, shared days spread ÷ all days worked in the period × 100.',
    },
    unit: 'percent',
    dimensions: lineDimensions,
    compose: { rule: 'share', of: 'activity.full_days', over: everyDimension },
  },
];

/** How the work of a year lies in it: the months of a season, of a crisis, of a project. */
export const partsOfYear: readonly ComposedMeasure[] = [
  {
    form: 'composed',
    version: 1,
    id: 'activity.part_of_year',
    label: { fr: 'Part des jours de l’année', en: 'Part of the days of the year' },
    definition: {
      fr: 'Jours d’activité de la période ÷ mêmes jours de toute l’année (ou des années où elle commence et finit) × 100.',
      en: 'Days worked in the period ÷ the same days of the whole year (or of the years in which it begins and ends) × 100.',
    },
    unit: 'percent',
    dimensions: lineDimensions,
    compose: { rule: 'part-of-year', of: 'activity.days' },
  },
  {
    form: 'composed',
    version: 1,
    id: 'activity.full_part_of_year',
    label: {
      fr: 'Part des jours de l’année, jours partagés répartis',
      en: 'Part of the days of the year, shared days spread',
    },
    definition: {
      fr: 'Jours d’activité de la période, jours partagés répartis ÷ mêmes jours de toute l’année (ou des années où elle commence et finit) × 100.',
      en: 'Days worked in the period, shared days spread ÷ the same days of the whole year (or of the years in which it begins and ends) × 100.',
    },
    unit: 'percent',
    dimensions: lineDimensions,
    compose: { rule: 'part-of-year', of: 'activity.full_days' },
  },
];

export const fullChange: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'activity.full_change',
  label: { fr: 'Évolution des jours d’activité, jours partagés répartis', en: 'Change of days worked, shared days spread' },
  definition: overYears,
  unit: 'percent',
  dimensions: lineDimensions,
  compose: { rule: 'change', of: 'activity.full_days' },
};
