/** The closed vocabularies of a budget line, and the words that operators type for them. */
export type Section = 'operating' | 'investment';
export type Direction = 'revenue' | 'expenditure';
/** `own`: the operator's accounts proper; purchases made for members and services charged on to them are kept apart. */
export type Perimeter = 'own' | 'purchasing' | 'reinvoiced';

export const sectionWords: Readonly<Record<string, Section>> = {
  fonctionnement: 'operating',
  exploitation: 'operating',
  investissement: 'investment',
};

export const directionWords: Readonly<Record<string, Direction>> = {
  recettes: 'revenue',
  recette: 'revenue',
  dépenses: 'expenditure',
  dépense: 'expenditure',
};

export const perimeterWords: Readonly<Record<string, Perimeter>> = {
  propre: 'own',
  'centrale d’achat': 'purchasing',
  refacturé: 'reinvoiced',
  'prestations refacturées': 'reinvoiced',
};

export const frenchSection: Readonly<Record<Section, string>> = { operating: 'Fonctionnement', investment: 'Investissement' };
export const frenchDirection: Readonly<Record<Direction, string>> = { revenue: 'Recettes', expenditure: 'Dépenses' };
export const frenchPerimeter: Readonly<Record<Perimeter, string>> = {
  own: 'Comptes propres',
  purchasing: 'Centrale d’achat',
  reinvoiced: 'Prestations refacturées',
};
