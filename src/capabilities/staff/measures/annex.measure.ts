import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, Localized, RowMeasure } from '../../../kernel/measure.ts';
import { annexReaders } from '../staff.access.ts';
import { annexDimensions } from '../staff.dimensions.ts';
import { annexRows } from './annex.store.ts';

const which = {
  fr: 'D’une année entière, selon l’annexe du personnel du dernier document budgétaire importé de chaque budget : le compte, sinon la dernière décision, sinon le budget primitif.',
  en: 'Of a whole year, by the annex of staff of the last budget document imported of each budget: the account, else the last decision, else the budget as first voted.',
};

function ofAnnex(id: string, label: Localized, what: Localized, column: 'budgeted' | 'filled'): RowMeasure<Rows> {
  return {
    form: 'rows',
    version: 1,
    id,
    label,
    definition: { fr: `${what.fr} ${which.fr}`, en: `${what.en} ${which.en}` },
    unit: 'FTE',
    grain: { fr: 'une ligne est une ligne de l’annexe', en: 'one row is a line of the annex' },
    dimensions: annexDimensions,
    aggregate: 'sum',
    onNothing: 'unknown',
    rows: (period) => annexRows(period, column),
  };
}

export const annexBudgeted = ofAnnex(
  'staff.annex_budgeted',
  { fr: 'Effectif budgétaire de l’annexe', en: 'Budgeted staff of the annex' },
  { fr: 'Postes budgétés.', en: 'Budgeted posts.' },
  'budgeted',
);

export const annexFilled: RowMeasure<Rows> = {
  ...ofAnnex(
    'staff.annex_filled',
    { fr: 'Effectif pourvu de l’annexe', en: 'Filled staff of the annex' },
    { fr: 'Effectifs pourvus, en équivalents temps plein.', en: 'Staff in post, in full-time equivalents.' },
    'filled',
  ),
  readers: annexReaders,
};

export const annexGap: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'staff.annex_gap',
  signed: true,
  label: { fr: 'Écart de l’annexe au registre', en: 'Difference of the annex with the register' },
  definition: {
    fr: 'Effectif pourvu de l’annexe − ETP pourvus du registre des postes au dernier jour de l’année.',
    en: 'Filled staff of the annex − FTE filled of the register of posts on the last day of the year.',
  },
  unit: 'FTE',
  dimensions: {
    category: annexDimensions.category,
    employment: annexDimensions.employment,
    post_time: annexDimensions.post_time,
  },
  compose: { rule: 'difference', of: ['staff.annex_filled', 'staff.fte_filled'] },
};
