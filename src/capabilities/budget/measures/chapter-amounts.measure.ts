import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { chapterDimensions } from '../budget.dimensions.ts';
import { lineRows } from '../line.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  unit: 'EUR',
  grain: { fr: 'une ligne est un chapitre du budget d’une année', en: 'one row is one chapter of the budget of a year' },
  dimensions: chapterDimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
} as const;

export const forecast: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.forecast',
  label: { fr: 'Prévisions', en: 'Forecast' },
  definition: {
    fr: 'Crédits ouverts des chapitres, additionnés. Les lignes de détail ne sont pas ajoutées : elles sont déjà dans leur chapitre. Un chapitre sans montant est ignoré ; si tous le sont, le total est inconnu.',
    en: 'Credits of the chapters, added up. Lines of detail are left out: their chapter holds them already. A chapter without an amount is passed over; when all are, the total is unknown.',
  },
  rows: (period) => lineRows('forecast', false, period),
};

export const realised: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.realised',
  label: { fr: 'Réalisations', en: 'Realised' },
  definition: {
    fr: 'Montants réalisés des chapitres, additionnés, lignes de détail exclues. Un chapitre sans montant est ignoré ; si tous le sont, le total est inconnu.',
    en: 'Amounts realised in the chapters, added up, lines of detail left out. A chapter without an amount is passed over; when all are, the total is unknown.',
  },
  rows: (period) => lineRows('realised', false, period),
};

export const carriedOver: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.carried_over',
  label: { fr: 'Reports', en: 'Carried over' },
  definition: {
    fr: 'Restes à réaliser des chapitres reportés sur l’exercice suivant, additionnés, lignes de détail exclues. Un chapitre sans report est ignoré ; si tous le sont, le total est inconnu.',
    en: 'Amounts of the chapters carried over to the next year, added up, lines of detail left out. A chapter without one is passed over; when all are, the total is unknown.',
  },
  rows: (period) => lineRows('carried over', false, period),
};

export const realisedWithCarriedOver: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.realised_with_carried_over',
  label: { fr: 'Total avec reports', en: 'Realised with carried over' },
  definition: {
    fr: 'Par chapitre, réalisations + reports, puis addition des chapitres, lignes de détail exclues. Une part absente compte pour rien quand l’autre est connue ; un chapitre sans l’une ni l’autre est ignoré.',
    en: 'Per chapter, realised + carried over, then the chapters added up, lines of detail left out. An absent part counts as none when the other is known; a chapter with neither is passed over.',
  },
  rows: (period) => lineRows('realised with carried over', false, period),
};
