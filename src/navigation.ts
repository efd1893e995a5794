import type { NavigationEntry } from './web/navigation.ts';
import { homeNavigation } from './capabilities/reading/reading.paths.ts';

/** The rail: one line for each page that exists, declared by its capability. */
export const navigation: readonly NavigationEntry[] = [...homeNavigation];
