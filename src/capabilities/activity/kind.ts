/** What a kind of work is, whatever the team and its own word for it: teams are compared by nature. */
export const natures = [
  'run',
  'assistance',
  'training',
  'preparation',
  'project',
  'domain',
  'internal',
  'administration',
  'logistics',
  'other',
] as const;
export type Nature = (typeof natures)[number];

export const frenchNature: Readonly<Record<Nature, string>> = {
  run: 'maintien en condition opérationnelle',
  assistance: 'assistance',
  training: 'formation',
  preparation: 'préparation',
  project: 'projet',
  domain: 'gestion de domaine',
  internal: 'interne',
  administration: 'administration',
  logistics: 'logistique',
  other: 'autre',
};

/** A kind of work as a team keeps it; `team` and `nature` are those of the nearest kind above that says them. */
export type Kind = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** Codes from the root to this kind. */
  readonly path: readonly string[];
  readonly team: string | null;
  readonly nature: Nature | null;
};
