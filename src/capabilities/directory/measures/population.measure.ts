import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension, categoryDimension, statusDimension } from '../directory.dimensions.ts';
import { populationRows } from '../population.store.ts';

const shared = {
  form: 'rows',
  members: true,
  version: 1,
  unit: 'inhabitants',
  grain: {
    fr: 'une ligne est la dernière population connue d’un organisme servi',
    en: 'one row is the last known population of a body served',
  },
  dimensions: { body: bodyDimension, category: categoryDimension, status: statusDimension },
  aggregate: 'last',
  onNothing: 'unknown',
} as const;

export const population: RowMeasure<Rows> = {
  ...shared,
  id: 'directory.population',
  label: { fr: 'Population municipale', en: 'Municipal population' },
  definition: {
    fr: 'Population municipale la plus récente connue, de l’année demandée ou d’une année antérieure, des organismes servis au dernier jour de la période. Un territoire et ses villes comptent les mêmes habitants : demandez une catégorie à la fois.',
    en: 'Latest known municipal population, of the year asked or an earlier one, of the bodies served on the last day of the period. A territory and its towns count the same people: ask one category at a time.',
  },
  rows: (period) => populationRows('municipal', period),
};

export const totalPopulation: RowMeasure<Rows> = {
  ...shared,
  id: 'directory.total_population',
  label: { fr: 'Population totale', en: 'Total population' },
  definition: {
    fr: 'Population totale (municipale et comptée à part) la plus récente connue, de l’année demandée ou d’une année antérieure, des organismes servis au dernier jour de la période.',
    en: 'Latest known total population (municipal and counted apart), of the year asked or an earlier one, of the bodies served on the last day of the period.',
  },
  rows: (period) => populationRows('total', period),
};
