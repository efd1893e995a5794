import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const contributionsRoutes: RouteConfigEntry[] = [
  route('cotisations', 'capabilities/contributions/pages/contributions.page.tsx'),
  route('cotisations.csv', 'capabilities/contributions/pages/contributions.csv.ts'),
];
