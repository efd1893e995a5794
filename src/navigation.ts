import { activityNavigation } from './capabilities/activity/activity.paths.ts';
import { daysNavigation } from './capabilities/activity/days.paths.ts';
import { administrationNavigation } from './capabilities/administration/administration.paths.ts';
import { budgetNavigation } from './capabilities/budget/budget.paths.ts';
import { catalogueNavigation } from './capabilities/catalogue/catalogue.paths.ts';
import { contributionsNavigation } from './capabilities/contributions/contributions.paths.ts';
import { directoryNavigation, memberPath } from './capabilities/directory/directory.paths.ts';
import { exploreNavigation } from './capabilities/explore/explore.paths.ts';
import { importsNavigation } from './capabilities/imports/imports.paths.ts';
import { indicatorsNavigation } from './capabilities/indicators/indicators.paths.ts';
import { journalNavigation } from './capabilities/journal/journal.paths.ts';
import { homeNavigation } from './capabilities/reading/reading.paths.ts';
import { reportNavigation } from './capabilities/report/report.paths.ts';
import { capacityNavigation } from './capabilities/staff/capacity.paths.ts';
import { registerNavigation } from './capabilities/staff/register.paths.ts';
import { staffNavigation } from './capabilities/staff/staff.paths.ts';
import { memberTrainingNavigation, trainingNavigation } from './capabilities/training/training.paths.ts';
import type { Role } from './kernel/actor.ts';
import type { NavigationEntry } from './web/navigation.ts';

/** What the rail depends on: whose side the reader stands on, and in which roles. */
type Standing = { readonly member: string | null; readonly roles: readonly Role[] };

/** The rail: one line for each page that exists, declared by its capability. */
export const navigation: readonly NavigationEntry[] = [
  ...homeNavigation,
  ...reportNavigation,
  ...daysNavigation,
  ...exploreNavigation,
  ...directoryNavigation,
  ...catalogueNavigation,
  ...indicatorsNavigation,
  ...activityNavigation,
  ...budgetNavigation,
  ...contributionsNavigation,
  ...registerNavigation,
  ...staffNavigation,
  ...capacityNavigation,
  ...trainingNavigation,
  ...importsNavigation,
  ...journalNavigation,
  ...administrationNavigation,
];

/** The lines of the rail that lead somewhere for this reader: a member's people have the page of their member. */
export function navigationOf({ member, roles }: Standing): readonly NavigationEntry[] {
  const home: NavigationEntry = { group: 'Votre collectivité', label: 'Accueil', path: memberPath(member ?? ''), rank: 0 };
  const entries = member === null ? navigation : [home, ...memberTrainingNavigation, ...administrationNavigation];
  return entries.filter((entry) => entry.roles?.some((role) => roles.includes(role)) ?? true);
}
