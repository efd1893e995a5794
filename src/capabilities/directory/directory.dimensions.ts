import type { Dimension } from '../../kernel/measure.ts';

/** Dimensions that measures of several capabilities share: one label everywhere. */
export const bodyDimension: Dimension = { label: { fr: 'adhérent', en: 'body' }, shape: 'flat' };
export const categoryDimension: Dimension = { label: { fr: 'catégorie', en: 'category' }, shape: 'flat' };
export const statusDimension: Dimension = { label: { fr: 'qualité', en: 'status' }, shape: 'flat' };
export const collegeDimension: Dimension = { label: { fr: 'collège', en: 'college' }, shape: 'flat' };
