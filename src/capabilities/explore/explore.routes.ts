import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const exploreRoutes: RouteConfigEntry[] = [
  route('explorer', 'capabilities/explore/pages/explore.page.tsx'),
  route('explorer.csv', 'capabilities/explore/pages/explore.csv.ts'),
];
