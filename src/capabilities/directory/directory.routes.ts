import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const directoryRoutes: RouteConfigEntry[] = [
  route('adherents', 'capabilities/directory/pages/members.page.tsx'),
  route('adherents.csv', 'capabilities/directory/pages/members.csv.ts'),
  route('adherents/:code', 'capabilities/directory/pages/member.page.tsx'),
  route('adherents/:code/tableaux.csv', 'capabilities/directory/pages/member-tables.csv.ts'),
];
