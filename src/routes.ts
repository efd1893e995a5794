import type { RouteConfig } from '@react-router/dev/routes';
import { accountsRoutes } from './capabilities/accounts/accounts.routes.ts';
import { catalogueRoutes } from './capabilities/catalogue/catalogue.routes.ts';
import { directoryRoutes } from './capabilities/directory/directory.routes.ts';
import { readingRoutes } from './capabilities/reading/reading.routes.ts';
import { reportRoutes } from './capabilities/report/report.routes.ts';

export default [
  ...accountsRoutes,
  ...readingRoutes,
  ...directoryRoutes,
  ...catalogueRoutes,
  ...reportRoutes,
] satisfies RouteConfig;
