import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { applicationDimension, entryDimension, vendorDimension } from '../catalogue.dimensions.ts';
import { glossaryRows } from '../entry.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  unit: 'text',
  grain: { fr: 'une ligne est une entrée du glossaire', en: 'one row is one entry of the glossary' },
  dimensions: { entry: entryDimension, application: applicationDimension, vendor: vendorDimension },
  aggregate: 'only',
  onNothing: 'unknown',
} as const;

export const glossaryName: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.glossary_name',
  label: { fr: 'Intitulé du glossaire', en: 'Title in the glossary' },
  definition: { fr: 'Intitulé de l’entrée du glossaire.', en: 'Title of the entry of the glossary.' },
  rows: () => glossaryRows('name'),
};

export const glossaryFunctions: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.glossary_functions',
  label: { fr: 'Fonctionnalités (glossaire)', en: 'What it does (glossary)' },
  definition: {
    fr: 'Ce que fait le logiciel selon son entrée du glossaire, ou à défaut selon sa fiche.',
    en: 'What the application does by its entry of the glossary, or else by its own record.',
  },
  rows: () => glossaryRows('functions'),
};

export const glossaryVendor: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.glossary_vendor',
  label: { fr: 'Fournisseur (glossaire)', en: 'Supplier (glossary)' },
  definition: {
    fr: 'Nom du fournisseur selon l’entrée du glossaire, ou à défaut de l’éditeur du logiciel.',
    en: 'Name of the supplier by the entry of the glossary, or else of the vendor of the application.',
  },
  rows: () => glossaryRows('vendor'),
};
