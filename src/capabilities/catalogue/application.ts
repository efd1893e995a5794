export type Hosting = 'hosted' | 'saas' | 'workstation';

/** Words of the imported file → code stored. */
export const hostingWords: Readonly<Record<string, Hosting>> = {
  hébergé: 'hosted',
  SaaS: 'saas',
  'en ligne': 'saas',
  'poste de travail': 'workstation',
};

export const frenchHosting: Readonly<Record<Hosting, string>> = {
  hosted: 'Hébergé par l’opérateur',
  saas: 'En ligne, chez l’éditeur',
  workstation: 'Sur le poste de travail',
};
