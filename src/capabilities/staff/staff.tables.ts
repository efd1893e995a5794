import type { TableEntry } from '../../database/migration.ts';
import { payReaders, planners, staffManagers } from './staff.access.ts';

const own = { isolation: 'operator', members: 'nothing', grants: 'read-write' } as const;

/** Everybody reads when they are away themselves, to account for their weeks. */
const ownRows = { person: 'person', tied: 'staff.person_account' } as const;

export const staffTables: readonly TableEntry[] = [
  { ...own, table: 'staff.stream', what: 'Filières' },
  { ...own, table: 'staff.framework', what: 'Cadres d’emplois' },
  { ...own, table: 'staff.grade', what: 'Grades' },
  { ...own, table: 'staff.age_band', what: 'Tranches d’âge' },
  { ...own, table: 'staff.post', what: 'Postes' },
  { ...own, table: 'staff.person', what: 'Personnes' },
  { ...own, table: 'staff.occupation', what: 'Occupations des postes' },
  { ...own, table: 'staff.team_assignment', what: 'Affectations aux équipes' },
  { ...own, table: 'staff.budgeted_post', what: 'Postes de l’annexe du personnel, pièce budgétaire par pièce' },
  { ...own, table: 'staff.person_account', what: 'Le compte de chaque personne' },
  { ...own, table: 'staff.absence', what: 'Absences et congés', readers: planners, ownRows },
  { ...own, table: 'staff.work_pattern', what: 'Demi-journées travaillées' },
  { ...own, table: 'staff.skill', what: 'Compétences' },
  { ...own, table: 'staff.pay', what: 'Coûts chargés mensuels', readers: payReaders },
  { ...own, table: 'staff.grade_cost', what: 'Coûts annuels par grade et échelon', readers: payReaders },
  { ...own, table: 'staff.step', what: 'Échelons des personnes', readers: payReaders },
  { ...own, table: 'staff.run_load', what: 'Jours d’exploitation passés' },
  { ...own, table: 'staff.project_load', what: 'Jours de projet prévus' },
  {
    ...own,
    table: 'staff.private_change',
    what: 'Ce que le journal ne dit pas des personnes',
    readers: staffManagers,
    grants: 'append',
  },
  { ...own, table: 'staff.pay_change', what: 'Ce que le journal ne dit pas des coûts', readers: payReaders, grants: 'append' },
];
