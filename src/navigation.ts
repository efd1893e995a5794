import { catalogueNavigation } from './capabilities/catalogue/catalogue.paths.ts';
import { directoryNavigation } from './capabilities/directory/directory.paths.ts';
import { homeNavigation } from './capabilities/reading/reading.paths.ts';
import { reportNavigation } from './capabilities/report/report.paths.ts';
import type { NavigationEntry } from './web/navigation.ts';

/** The rail: one line for each page that exists, declared by its capability. */
export const navigation: readonly NavigationEntry[] = [
  ...homeNavigation,
  ...reportNavigation,
  ...directoryNavigation,
  ...catalogueNavigation,
];
