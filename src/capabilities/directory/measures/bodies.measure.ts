import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyRows } from '../body.store.ts';
import { bodyDimension, categoryDimension, collegeDimension, statusDimension } from '../directory.dimensions.ts';

export const bodies: RowMeasure<Rows> = {
  form: 'rows',
  id: 'directory.bodies',
  version: 1,
  label: { fr: 'Organismes servis', en: 'Bodies served' },
  definition: {
    fr: 'Nombre d’adhérents et de clients servis au jour demandé (pour une période, à son dernier jour) : ceux qui ont commencé, n’ont pas fini et n’ont pas encore de successeur.',
    en: 'Number of members and customers served on the day (the last day of a period): begun, not ended, not yet succeeded.',
  },
  unit: 'count',
  grain: { fr: 'une ligne est un organisme', en: 'one row is one body' },
  dimensions: { body: bodyDimension, category: categoryDimension, status: statusDimension, college: collegeDimension },
  aggregate: 'count',
  onNothing: 'zero',
  rows: bodyRows,
};
