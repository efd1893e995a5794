import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { detailDimensions } from '../budget.dimensions.ts';
import { lineRows } from '../line.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  unit: 'EUR',
  grain: { fr: 'une ligne est un détail d’un chapitre (« dt … »)', en: 'one row is one detail of a chapter' },
  dimensions: detailDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
} as const;

export const detailForecast: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.detail_forecast',
  label: { fr: 'Prévisions (détail d’un chapitre)', en: 'Forecast (detail of a chapter)' },
  definition: {
    fr: 'Crédits ouverts des lignes de détail seules. Ils sont déjà compris dans leur chapitre et ne s’y ajoutent jamais.',
    en: 'Credits of the lines of detail alone. They are part of their chapter and never added to it.',
  },
  rows: (period) => lineRows('forecast', true, period),
};

export const detailRealised: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.detail_realised',
  label: { fr: 'Réalisations (détail d’un chapitre)', en: 'Realised (detail of a chapter)' },
  definition: {
    fr: 'Montants réalisés des lignes de détail seules. Ils sont déjà compris dans leur chapitre et ne s’y ajoutent jamais.',
    en: 'Amounts realised in the lines of detail alone. They are part of their chapter and never added to it.',
  },
  rows: (period) => lineRows('realised', true, period),
};
