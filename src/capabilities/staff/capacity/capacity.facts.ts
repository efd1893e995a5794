import type { FactWords } from '../../../http/reader-door.ts';
import { teamProjectsPath, teamRunPath } from '../capacity.paths.ts';
import { codeOfSubject } from '../staff.subjects.ts';

const fields = {
  project: 'projet',
  team: 'équipe',
  month: 'mois',
  skill: 'compétence',
  days: 'jours',
  reason: 'raison',
};

function ofTeam(label: string, pathOf: (team: string) => string): FactWords {
  const page = (subject: string) => ({ path: pathOf(codeOfSubject(subject)), label: `équipe ${codeOfSubject(subject)}` });
  return { label, fields, page };
}

/** The words of what planning writes into the journal. */
export const capacityFacts: Readonly<Record<string, FactWords>> = {
  'staff.run-recorded': ofTeam('Jours d’exploitation enregistrés', teamRunPath),
  'staff.run-corrected': ofTeam('Jours d’exploitation corrigés', teamRunPath),
  'staff.run-removed': ofTeam('Jours d’exploitation retirés', teamRunPath),
  'staff.project-planned': ofTeam('Jours de projet prévus', teamProjectsPath),
  'staff.project-corrected': ofTeam('Jours de projet corrigés', teamProjectsPath),
  'staff.project-removed': ofTeam('Jours de projet retirés', teamProjectsPath),
};
