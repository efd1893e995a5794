import type { FindingKind, Rule } from '../../figures/audit/audit.ts';

/** What people call each kind of finding, with the colour that it carries. */
export const frenchKind: Readonly<Record<FindingKind, { readonly one: string; readonly many: string; readonly tag: string }>> = {
  error: { one: 'erreur', many: 'erreurs', tag: 'fault' },
  doubtful: { one: 'point douteux', many: 'points douteux', tag: 'look' },
  rounding: { one: 'arrondi', many: 'arrondis', tag: '' },
};

export const frenchRule: Readonly<Record<Rule, string>> = {
  'total-down': 'Total d’une colonne',
  'total-across': 'Total d’une ligne',
  detail: 'Détail d’un chapitre',
  rate: 'Taux',
  share: 'Part',
  change: 'Évolution',
  result: 'Résultat',
  'section-balance': 'Équilibre d’une section',
  'order-entries': 'Opérations d’ordre',
  'same-figure': 'Même chiffre imprimé deux fois',
  'last-year': 'Année précédente',
  'not-updated': 'Chiffre non mis à jour',
  'year-slip': 'Année erronée',
  'unit-slip': 'Unité erronée',
  jump: 'Saut invraisemblable',
  'malformed-number': 'Nombre mal formé',
  'impossible-value': 'Valeur impossible',
  placeholder: 'Reste de modèle',
  'missing-annex': 'Annexe manquante',
  contents: 'Sommaire',
  count: 'Nombre annoncé',
  shifted: 'Ligne décalée',
  movements: 'Entrées et sorties',
  spelling: 'Orthographe d’un intitulé',
};
