import { index, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** The reader's own pages: home, search, and a figure opened in full. */
export const readingRoutes: RouteConfigEntry[] = [
  index('capabilities/reading/pages/home.page.tsx'),
  route('recherche', 'capabilities/reading/pages/search.page.tsx'),
  route('chiffres', 'capabilities/reading/pages/figure.page.tsx'),
  route('chiffres.csv', 'capabilities/reading/pages/figure.csv.ts'),
  route('tableaux.csv', 'capabilities/reading/pages/page-tables.csv.ts'),
  route('chiffres/publie', 'capabilities/reading/pages/published-figure.page.tsx'),
  route('chiffres/publie.csv', 'capabilities/reading/pages/published-row.csv.ts'),
  route('*', 'capabilities/reading/pages/unknown.page.tsx'),
];
