import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** Pages over the import engine, which has no pages of its own. */
export const importsRoutes: RouteConfigEntry[] = [route('imports', 'capabilities/imports/pages/imports.page.tsx')];
