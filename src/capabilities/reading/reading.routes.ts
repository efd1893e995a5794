import { index, type RouteConfigEntry } from '@react-router/dev/routes';

/** The reader's own pages: home, search, and a figure opened in full. */
export const readingRoutes: RouteConfigEntry[] = [index('capabilities/reading/pages/home.page.tsx')];
