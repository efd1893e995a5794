import type { Rows } from '../../../database/face.ts';
import type { Localized, RowMeasure } from '../../../kernel/measure.ts';
import { applicationDimension, domainDimension, entryDimension, vendorDimension } from '../catalogue.dimensions.ts';
import { type CoreText, coreRows } from '../entry.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  grain: { fr: 'une ligne est un composant du socle', en: 'one row is one component of the core set' },
  dimensions: { entry: entryDimension, domain: domainDimension, application: applicationDimension, vendor: vendorDimension },
  onNothing: 'unknown',
} as const;

export const coreSize: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.core_size',
  label: { fr: 'Composants du socle', en: 'Components of the core set' },
  definition: {
    fr: 'Nombre de composants du socle au jour demandé (pour une période, à son dernier jour). Inconnu quand aucun n’est enregistré.',
    en: 'Number of components of the core set on the day (the last day of a period). Unknown when none is recorded.',
  },
  unit: 'count',
  aggregate: 'count',
  rows: (period) => coreRows('none', period),
};

function coreText(id: string, text: CoreText, label: Localized, definition: Localized): RowMeasure<Rows> {
  return { ...shared, id, label, definition, unit: 'text', aggregate: 'only', rows: (period) => coreRows(text, period) };
}

export const coreTexts: readonly RowMeasure<Rows>[] = [
  coreText(
    'catalogue.core_name',
    'name',
    { fr: 'Composant du socle', en: 'Component of the core set' },
    { fr: 'Nom du composant dans le socle, au jour demandé.', en: 'Name of the component in the core set on the day.' },
  ),
  coreText(
    'catalogue.core_domain',
    'domain',
    { fr: 'Domaine du composant', en: 'Domain of the component' },
    {
      fr: 'Nom du domaine sous lequel le composant est rangé dans le socle.',
      en: 'Name of the domain that the component stands under in the core set.',
    },
  ),
  coreText(
    'catalogue.core_subdomain',
    'subdomain',
    { fr: 'Sous-domaine du composant', en: 'Heading of the component' },
    { fr: 'Rubrique du composant dans son domaine.', en: 'Heading of the component within its domain.' },
  ),
  coreText(
    'catalogue.core_vendor',
    'vendor',
    { fr: 'Éditeur du composant', en: 'Vendor of the component' },
    {
      fr: 'Nom de l’éditeur du composant, ou à défaut de son logiciel.',
      en: 'Name of the vendor of the component, or else of its application.',
    },
  ),
];
