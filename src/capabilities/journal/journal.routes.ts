import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const journalRoutes: RouteConfigEntry[] = [
  route('journal', 'capabilities/journal/pages/journal.page.tsx'),
  route('journal.csv', 'capabilities/journal/pages/journal.csv.ts'),
  route('journal/conservation', 'capabilities/journal/pages/retention.page.tsx'),
];
