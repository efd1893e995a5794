import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { chapterDimensions } from '../budget.dimensions.ts';
import { directedRows } from '../line.store.ts';

const dimensions = { section: chapterDimensions.section, perimeter: chapterDimensions.perimeter };

const shared = {
  form: 'rows',
  version: 1,
  unit: 'EUR',
  grain: { fr: 'une ligne est un chapitre du budget d’une année', en: 'one row is one chapter of the budget of a year' },
  dimensions,
  aggregate: 'sum',
  onNothing: 'unknown',
} as const;

export const revenueRealised: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.revenue_realised',
  label: { fr: 'Recettes réalisées', en: 'Revenue realised' },
  definition: {
    fr: 'Montants réalisés des chapitres de recettes, additionnés, lignes de détail exclues.',
    en: 'Amounts realised in the chapters of revenue, added up, lines of detail left out.',
  },
  rows: (period) => directedRows('realised', 'revenue', period),
};

export const expenditureRealised: RowMeasure<Rows> = {
  ...shared,
  id: 'budget.expenditure_realised',
  label: { fr: 'Dépenses réalisées', en: 'Expenditure realised' },
  definition: {
    fr: 'Montants réalisés des chapitres de dépenses, additionnés, lignes de détail exclues.',
    en: 'Amounts realised in the chapters of expenditure, added up, lines of detail left out.',
  },
  rows: (period) => directedRows('realised', 'expenditure', period),
};

export const balance: ComposedMeasure = {
  form: 'composed',
  version: 1,
  unit: 'EUR',
  id: 'budget.balance',
  label: { fr: 'Solde réalisé', en: 'Balance realised' },
  definition: {
    fr: 'Recettes réalisées − dépenses réalisées, sur la même section et le même périmètre, résultat reporté compris quand un chapitre le porte. Inconnu quand l’un des deux côtés n’est pas enregistré.',
    en: 'Revenue realised − expenditure realised, over the same section and perimeter, the result brought forward included when a chapter holds it. Unknown when either side is not recorded.',
  },
  dimensions,
  compose: { rule: 'difference', of: ['budget.revenue_realised', 'budget.expenditure_realised'] },
};
