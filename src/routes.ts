import type { RouteConfig } from '@react-router/dev/routes';
import { accountsRoutes } from './capabilities/accounts/accounts.routes.ts';
import { activityRoutes } from './capabilities/activity/activity.routes.ts';
import { administrationRoutes } from './capabilities/administration/administration.routes.ts';
import { budgetRoutes } from './capabilities/budget/budget.routes.ts';
import { catalogueRoutes } from './capabilities/catalogue/catalogue.routes.ts';
import { contributionsRoutes } from './capabilities/contributions/contributions.routes.ts';
import { directoryRoutes } from './capabilities/directory/directory.routes.ts';
import { exploreRoutes } from './capabilities/explore/explore.routes.ts';
import { importsRoutes } from './capabilities/imports/imports.routes.ts';
import { indicatorsRoutes } from './capabilities/indicators/indicators.routes.ts';
import { journalRoutes } from './capabilities/journal/journal.routes.ts';
import { readingRoutes } from './capabilities/reading/reading.routes.ts';
import { reportRoutes } from './capabilities/report/report.routes.ts';
import { capacityRoutes } from './capabilities/staff/capacity.routes.ts';
import { registerRoutes } from './capabilities/staff/register.routes.ts';
import { staffRoutes } from './capabilities/staff/staff.routes.ts';
import { trainingRoutes } from './capabilities/training/training.routes.ts';

export default [
  ...accountsRoutes,
  ...administrationRoutes,
  ...readingRoutes,
  ...directoryRoutes,
  ...catalogueRoutes,
  ...budgetRoutes,
  ...contributionsRoutes,
  ...indicatorsRoutes,
  ...exploreRoutes,
  ...importsRoutes,
  ...journalRoutes,
  ...reportRoutes,
  ...registerRoutes,
  ...staffRoutes,
  ...capacityRoutes,
  ...trainingRoutes,
  ...activityRoutes,
] satisfies RouteConfig;
