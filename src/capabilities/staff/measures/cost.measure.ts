import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { payReaders } from '../staff.access.ts';
import { estimateDimension, personDimensions } from '../staff.dimensions.ts';
import { costRows } from './cost-rows.store.ts';

export const loadedCost: RowMeasure<Rows> = {
  form: 'rows',
  version: 1,
  id: 'staff.loaded_cost',
  label: { fr: 'Coût chargé du personnel', en: 'Loaded cost of staff' },
  definition: {
    fr: 'Coûts chargés enregistrés pour les mois entiers de la période, apprentis et vacataires compris. Le mois d’une personne présente dont aucun coût n’est enregistré est estimé : coût annuel du grade et de l’échelon ÷ 12 × part du mois × quotité × taux, arrondi au centime ; le chiffre est alors approché. Sans coût de grade connu, rien n’est compté pour elle.',
    en: 'Loaded costs recorded for the whole months of the period, apprentices and temporary staff included. The month of a person present of whom no cost is recorded is estimated: yearly cost of the grade and step ÷ 12 × part of the month × quota × rate, rounded to the cent; the figure is then approximate. Without a known cost of the grade, nothing is counted for them.',
  },
  unit: 'EUR',
  grain: { fr: 'une ligne est le mois d’une personne dans une équipe', en: 'one row is the month of a person in a team' },
  dimensions: { ...personDimensions, is_estimated: estimateDimension },
  aggregate: 'sum',
  onNothing: 'unknown',
  readers: payReaders,
  rows: costRows,
};
