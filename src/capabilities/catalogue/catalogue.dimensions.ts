import type { Dimension } from '../../kernel/measure.ts';

/** Dimensions that measures of several capabilities share: one label everywhere. */
export const domainDimension: Dimension = { label: { fr: 'domaine', en: 'domain' }, shape: 'tree' };
export const applicationDimension: Dimension = { label: { fr: 'logiciel', en: 'application' }, shape: 'flat' };
export const vendorDimension: Dimension = { label: { fr: 'éditeur', en: 'vendor' }, shape: 'flat' };
export const functionDimension: Dimension = { label: { fr: 'fonction', en: 'function' }, shape: 'flat' };
export const entryDimension: Dimension = { label: { fr: 'entrée', en: 'entry' }, shape: 'flat' };
