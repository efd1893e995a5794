import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** Pages over the import engine, which has no pages of its own. */
export const importsRoutes: RouteConfigEntry[] = [
  route('imports', 'capabilities/imports/pages/imports.page.tsx'),
  route('imports.csv', 'capabilities/imports/pages/imports.csv.ts'),
  route('imports/modeles', 'capabilities/imports/pages/templates.page.tsx'),
  route('imports/:id', 'capabilities/imports/pages/import.page.tsx'),
  route('imports/:id/tableaux.csv', 'capabilities/imports/pages/outcome.csv.ts'),
];
