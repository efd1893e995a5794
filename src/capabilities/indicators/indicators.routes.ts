import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const indicatorsRoutes: RouteConfigEntry[] = [
  route('indicateurs', 'capabilities/indicators/pages/indicators.page.tsx'),
  route('indicateurs.csv', 'capabilities/indicators/pages/indicators.csv.ts'),
  route('indicateurs/:code', 'capabilities/indicators/pages/indicator.page.tsx'),
  route('indicateurs/:code/tableaux.csv', 'capabilities/indicators/pages/indicator-tables.csv.ts'),
];
