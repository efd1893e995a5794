/** How a person is employed. The first four are the operator's agents; apprentices and temporary staff are counted apart. */
export const statuses = ['tenured', 'trainee', 'permanent-contract', 'fixed-contract', 'apprentice', 'temporary'] as const;
export type Status = (typeof statuses)[number];

/** Those that a headcount, an FTE and a movement count (« hors apprentis et vacataires »). */
export const agentStatuses = ['tenured', 'trainee', 'permanent-contract', 'fixed-contract'] as const satisfies readonly Status[];

/** Whose days count: agents and temporary staff. An apprentice is there to learn, half of the time elsewhere. */
export const workingStatuses = [...agentStatuses, 'temporary'] as const satisfies readonly Status[];

export const frenchStatus: Readonly<Record<Status, string>> = {
  tenured: 'titulaire',
  trainee: 'stagiaire de la fonction publique',
  'permanent-contract': 'contractuel en CDI',
  'fixed-contract': 'contractuel en CDD',
  apprentice: 'apprenti',
  temporary: 'vacataire',
};

export const categories = ['A', 'B', 'C'] as const;
export type Category = (typeof categories)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export const frenchSex: Readonly<Record<Sex, string>> = { female: 'femmes', male: 'hommes' };
