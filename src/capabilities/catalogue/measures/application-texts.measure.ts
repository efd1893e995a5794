import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { applicationTextRows, functionDomainRows } from '../application.store.ts';
import { applicationDimension, domainDimension, functionDimension, vendorDimension } from '../catalogue.dimensions.ts';

const shared = {
  form: 'rows',
  version: 1,
  unit: 'text',
  grain: { fr: 'une ligne est un logiciel', en: 'one row is one application' },
  dimensions: { application: applicationDimension, vendor: vendorDimension, domain: domainDimension },
  aggregate: 'only',
  onNothing: 'unknown',
} as const;

export const applicationName: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.application_name',
  label: { fr: 'Nom du logiciel', en: 'Name of the application' },
  definition: { fr: 'Nom enregistré du logiciel.', en: 'Recorded name of the application.' },
  rows: () => applicationTextRows('name'),
};

export const applicationVendor: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.application_vendor',
  label: { fr: 'Éditeur du logiciel', en: 'Vendor of the application' },
  definition: { fr: 'Nom de l’éditeur du logiciel.', en: 'Name of the vendor of the application.' },
  rows: () => applicationTextRows('vendor'),
};

export const applicationFunctions: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.application_functions',
  label: { fr: 'Fonctionnalités du logiciel', en: 'What the application does' },
  definition: { fr: 'Ce que le logiciel permet de faire, en une phrase.', en: 'What the application does, in a sentence.' },
  rows: () => applicationTextRows('functions'),
};

export const functionDomain: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.function_domain',
  label: { fr: 'Domaine de la fonction', en: 'Domain of the function' },
  definition: {
    fr: 'Nom du domaine de la fonction, ou à défaut de celui de son logiciel.',
    en: 'Name of the domain of the function, or else of its application.',
  },
  grain: { fr: 'une ligne est une fonction', en: 'one row is one function' },
  dimensions: { function: functionDimension, domain: domainDimension, application: applicationDimension },
  rows: functionDomainRows,
};
