import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension } from '../directory.dimensions.ts';
import { siteRows } from '../place.store.ts';

export const sites: RowMeasure<Rows> = {
  form: 'rows',
  members: true,
  id: 'directory.sites',
  version: 1,
  label: { fr: 'Sites', en: 'Sites' },
  definition: {
    fr: 'Nombre de sites en service au jour demandé (pour une période, à son dernier jour). Inconnu quand aucun site n’est enregistré : un registre vide n’est pas un zéro.',
    en: 'Number of sites in use on the day (the last day of a period). Unknown when no site is recorded: an empty register is not a zero.',
  },
  unit: 'count',
  grain: { fr: 'une ligne est un site', en: 'one row is one site' },
  dimensions: { body: bodyDimension, site: { label: { fr: 'site', en: 'site' }, shape: 'flat' } },
  aggregate: 'count',
  onNothing: 'unknown',
  rows: siteRows,
};
