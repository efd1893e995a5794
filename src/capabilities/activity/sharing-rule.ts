/** By what the days that bodies share are spread over them. */
export const sharingRules = ['equal', 'users', 'population', 'own'] as const;
export type SharingRule = (typeof sharingRules)[number];

export const frenchSharingRule: Readonly<Record<SharingRule, string>> = {
  equal: 'à parts égales',
  users: 'utilisateurs',
  population: 'population',
  own: 'poids propres',
};
