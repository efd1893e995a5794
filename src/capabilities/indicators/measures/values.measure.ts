import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, Localized, RowMeasure } from '../../../kernel/measure.ts';
import { applicationDimension, domainDimension } from '../../catalogue/index.ts';
import { bodyDimension } from '../../directory/index.ts';
import type { IndicatorUnit } from '../indicator.ts';
import { valueRows } from '../value.store.ts';

const dimensions = {
  indicator: { label: { fr: 'indicateur', en: 'indicator' }, shape: 'flat' },
  body: bodyDimension,
  domain: domainDimension,
  application: applicationDimension,
} as const;

const shared = {
  form: 'rows',
  members: true,
  version: 1,
  grain: {
    fr: 'une ligne est la valeur d’un indicateur pour un adhérent (ou tous) et une période',
    en: 'one row is the value of an indicator for one member (or all) and one period',
  },
  dimensions,
  onNothing: 'unknown',
} as const;

function addedUp(
  unit: IndicatorUnit & Exclude<RowMeasure<Rows>['unit'], 'text' | 'percent'>,
  id: string,
  label: Localized,
): RowMeasure<Rows> {
  return {
    ...shared,
    id,
    label,
    definition: {
      fr: `${label.fr} des indicateurs. Les valeurs comprises dans la période s’additionnent si l’indicateur se cumule ; sinon seule la dernière connue de chaque adhérent compte. Une valeur « tous adhérents » fait foi pour le total : les valeurs des adhérents la répartissent et ne s’y ajoutent pas. Demandez un indicateur à la fois, ou des indicateurs de même nature.`,
      en: `${label.en} of the indicators. Values within the period add up when the indicator accumulates; otherwise only the last known of each member counts. A value for all members is the total: members’ values share it out and are not added to it. Ask one indicator at a time, or indicators of one nature.`,
    },
    unit,
    aggregate: 'sum',
    rows: (period) => valueRows(unit, true, period),
  };
}

export const addedUpMeasures: readonly RowMeasure<Rows>[] = [
  addedUp('count', 'indicators.value', { fr: 'Volumes', en: 'Volumes' }),
  addedUp('hours', 'indicators.hours', { fr: 'Heures', en: 'Hours' }),
  addedUp('days', 'indicators.days', { fr: 'Jours', en: 'Days' }),
  addedUp('pages', 'indicators.pages', { fr: 'Pages', en: 'Pages' }),
  addedUp('EUR', 'indicators.amount', { fr: 'Montants', en: 'Amounts' }),
];

export const percent: RowMeasure<Rows> = {
  ...shared,
  id: 'indicators.percent',
  label: { fr: 'Pourcentage', en: 'Percentage' },
  definition: {
    fr: 'Pourcentage relevé dans la période. Des pourcentages ne s’additionnent pas : quand plusieurs valeurs différentes répondent, le chiffre est inconnu (plusieurs valeurs différentes).',
    en: 'Percentage read within the period. Percentages do not add up: when several different values answer, the figure is unknown (ambiguous).',
  },
  unit: 'percent',
  aggregate: 'only',
  rows: (period) => valueRows('percent', false, period),
};

export const text: RowMeasure<Rows> = {
  ...shared,
  id: 'indicators.text',
  label: { fr: 'Valeur en toutes lettres', en: 'Value in words' },
  definition: {
    fr: 'Texte relevé dans la période ; inconnu quand plusieurs textes différents répondent.',
    en: 'Text recorded within the period; unknown when several different texts answer.',
  },
  unit: 'text',
  aggregate: 'only',
  rows: (period) => valueRows('text', false, period),
};

export const change: ComposedMeasure = {
  form: 'composed',
  id: 'indicators.change',
  version: 1,
  label: { fr: 'Évolution', en: 'Change' },
  definition: {
    fr: '(Volume de la dernière année − volume de la première) ÷ volume de la première × 100, sur une période de plusieurs années comme 2016..2020. Inconnu si l’une des deux années l’est, ou si la première est nulle.',
    en: '(Volume of the last year − volume of the first) ÷ volume of the first × 100, over a stretch of years such as 2016..2020. Unknown when one of the two years is, or when the first is zero.',
  },
  unit: 'percent',
  dimensions,
  compose: { rule: 'change', of: 'indicators.value' },
};
