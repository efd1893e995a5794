/** Why an occupation begins. The last three are not an arrival when the person was there the day before. */
export const startCauses = ['recruitment', 'transfer-in', 'return', 'merger', 'internal-move', 'promotion', 'other'] as const;
export type StartCause = (typeof startCauses)[number];

/** Why an occupation ends; a departure when the person holds no other the day after. */
export const endCauses = [
  'retirement',
  'transfer-out',
  'resignation',
  'end-of-contract',
  'dismissal',
  'secondment',
  'leave-of-absence',
  'death',
  'internal-move',
  'promotion',
  'other',
] as const;
export type EndCause = (typeof endCauses)[number];

export const frenchStartCause: Readonly<Record<StartCause, string>> = {
  recruitment: 'recrutement',
  'transfer-in': 'mutation depuis un autre employeur',
  return: 'réintégration',
  merger: 'reprise du personnel d’un autre organisme',
  'internal-move': 'mobilité interne',
  promotion: 'avancement ou promotion',
  other: 'autre',
};

export const frenchEndCause: Readonly<Record<EndCause, string>> = {
  retirement: 'retraite',
  'transfer-out': 'mutation vers un autre employeur',
  resignation: 'démission',
  'end-of-contract': 'fin de contrat',
  dismissal: 'licenciement',
  secondment: 'détachement',
  'leave-of-absence': 'disponibilité',
  death: 'décès',
  'internal-move': 'mobilité interne',
  promotion: 'avancement ou promotion',
  other: 'autre',
};
