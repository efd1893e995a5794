import type { ComposedMeasure } from '../../../kernel/measure.ts';
import { chapterDimensions, detailDimensions } from '../budget.dimensions.ts';

const shared = { form: 'composed', version: 1, unit: 'percent' } as const;

export const rate: ComposedMeasure = {
  ...shared,
  id: 'budget.rate',
  label: { fr: 'Taux de réalisation', en: 'Rate of realisation' },
  definition: {
    fr: 'Réalisations ÷ prévisions × 100, sur les mêmes chapitres et le même périmètre. Inconnu quand la prévision est nulle ou absente, ou le réalisé absent.',
    en: 'Realised ÷ forecast × 100, over the same chapters and perimeter. Unknown when the forecast is zero or absent, or nothing realised is recorded.',
  },
  dimensions: chapterDimensions,
  compose: { rule: 'rate', of: ['budget.realised', 'budget.forecast'] },
};

export const rateWithCarriedOver: ComposedMeasure = {
  ...shared,
  id: 'budget.rate_with_carried_over',
  label: { fr: 'Taux de réalisation, reports compris', en: 'Rate of realisation with amounts carried over' },
  definition: {
    fr: '(Réalisations + reports) ÷ prévisions × 100, sur les mêmes chapitres et le même périmètre. Inconnu quand la prévision est nulle ou absente.',
    en: '(Realised + carried over) ÷ forecast × 100, over the same chapters and perimeter. Unknown when the forecast is zero or absent.',
  },
  dimensions: chapterDimensions,
  compose: { rule: 'rate', of: ['budget.realised_with_carried_over', 'budget.forecast'] },
};

export const detailRate: ComposedMeasure = {
  ...shared,
  id: 'budget.detail_rate',
  label: { fr: 'Taux de réalisation (détail d’un chapitre)', en: 'Rate of realisation (detail of a chapter)' },
  definition: {
    fr: 'Réalisations ÷ prévisions × 100 des lignes de détail seules. Inconnu quand la prévision est nulle ou absente.',
    en: 'Realised ÷ forecast × 100 of the lines of detail alone. Unknown when the forecast is zero or absent.',
  },
  dimensions: detailDimensions,
  compose: { rule: 'rate', of: ['budget.detail_realised', 'budget.detail_forecast'] },
};
