import type { Role } from '../../kernel/actor.ts';
import type { NavigationEntry } from '../../web/navigation.ts';

export const peoplePath = '/administration/personnes';
export const peopleFilePath = '/administration/personnes.csv';
export const invitationsPath = '/administration/invitations';
export const managedTokensPath = '/administration/jetons';
export const managedTokensFilePath = '/administration/jetons.csv';

export const signInSettingPath = '/administration/connexion';

export function personPath(id: string): string {
  return `${peoplePath}/${encodeURIComponent(id)}`;
}

/** As `mayManagePeople` answers, for the rail: the pages ask it themselves. */
const managers: readonly Role[] = ['administrator', 'member-it-director'];

export const administrationNavigation: readonly NavigationEntry[] = [
  { group: 'Administrer', label: 'Personnes', path: peoplePath, rank: 1, roles: managers },
  { group: 'Administrer', label: 'Invitations', path: invitationsPath, rank: 2, roles: managers },
  { group: 'Administrer', label: 'Jetons d’API', path: managedTokensPath, rank: 3, roles: managers },
  { group: 'Administrer', label: 'Réglages de connexion', path: signInSettingPath, rank: 4, roles: ['administrator'] },
];
