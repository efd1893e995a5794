import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, Dimension, RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension } from '../../directory/index.ts';
import { contributionRows } from '../contribution.store.ts';

const kindDimension: Dimension = {
  label: { fr: 'nature de cotisation', en: 'kind of contribution' },
  shape: 'tree',
  words: 'contribution_kind',
};
const dimensions = { body: bodyDimension, kind: kindDimension };

const shared = {
  form: 'rows',
  members: true,
  version: 1,
  unit: 'EUR',
  grain: {
    fr: 'une ligne est la cotisation d’un adhérent pour une année et une nature',
    en: 'one row is the contribution of one body for one year and one kind',
  },
  dimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
} as const;

export const amount: RowMeasure<Rows> = {
  ...shared,
  id: 'contributions.amount',
  label: { fr: 'Cotisations', en: 'Contributions' },
  definition: {
    fr: 'Cotisations hors taxes des années entières de la période, additionnées. Une nature comprend celles dont elle est la parente. Rien d’enregistré n’est pas zéro : le montant est alors inconnu.',
    en: 'Contributions without tax of the whole years of the period, added up. A kind includes those that name it as their parent. Nothing recorded is not zero: the amount is then unknown.',
  },
  rows: (period) => contributionRows('without tax', period),
};

export const amountWithTax: RowMeasure<Rows> = {
  ...shared,
  id: 'contributions.amount_with_tax',
  label: { fr: 'Cotisations TTC', en: 'Contributions with tax' },
  definition: {
    fr: 'Cotisations toutes taxes comprises des années entières de la période, additionnées ; inconnu quand aucune n’est enregistrée taxes comprises.',
    en: 'Contributions with tax of the whole years of the period, added up; unknown when none is recorded with tax.',
  },
  rows: (period) => contributionRows('with tax', period),
};

export const share: ComposedMeasure = {
  form: 'composed',
  id: 'contributions.share',
  version: 1,
  label: { fr: 'Part des cotisations', en: 'Share of the contributions' },
  definition: {
    fr: 'Cotisations hors taxes de l’adhérent ÷ celles de tous les adhérents × 100, pour les mêmes années et les mêmes natures.',
    en: 'Contributions without tax of the body ÷ those of all bodies × 100, for the same years and kinds.',
  },
  unit: 'percent',
  dimensions,
  compose: { rule: 'share', of: 'contributions.amount', over: ['body'] },
};
