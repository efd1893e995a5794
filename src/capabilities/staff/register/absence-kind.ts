/** Why a person is away. Only those who manage staff read the kind: the others read that the person is away. */
export const absenceKinds = [
  'annual',
  'working-time',
  'sick',
  'accident',
  'family',
  'maternity',
  'training',
  'strike',
  'unpaid',
  'other',
] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const frenchAbsenceKind: Readonly<Record<AbsenceKind, string>> = {
  annual: 'congés annuels',
  'working-time': 'RTT',
  sick: 'maladie',
  accident: 'accident de service',
  family: 'événement familial ou garde d’enfant',
  maternity: 'maternité, paternité ou adoption',
  training: 'formation',
  strike: 'grève',
  unpaid: 'sans traitement',
  other: 'autre',
};
