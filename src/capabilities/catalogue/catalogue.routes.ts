import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const catalogueRoutes: RouteConfigEntry[] = [
  route('catalogue', 'capabilities/catalogue/pages/catalogue.page.tsx'),
  route('catalogue.csv', 'capabilities/catalogue/pages/catalogue.csv.ts'),
  route('catalogue/logiciels', 'capabilities/catalogue/pages/applications.page.tsx'),
  route('catalogue/logiciels.csv', 'capabilities/catalogue/pages/applications.csv.ts'),
  route('catalogue/:code', 'capabilities/catalogue/pages/application.page.tsx'),
  route('catalogue/:code/deploiements.csv', 'capabilities/catalogue/pages/deployments.csv.ts'),
];
