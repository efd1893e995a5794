import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const staffRoutes: RouteConfigEntry[] = [
  route('effectifs', 'capabilities/staff/pages/overview.page.tsx'),
  route('effectifs.csv', 'capabilities/staff/pages/staff.csv.ts'),
  route('effectifs/postes', 'capabilities/staff/pages/posts-figures.page.tsx'),
  route('effectifs/structure', 'capabilities/staff/pages/structure.page.tsx'),
  route('effectifs/mouvements', 'capabilities/staff/pages/movements.page.tsx'),
  route('effectifs/absences', 'capabilities/staff/pages/absences-figures.page.tsx'),
  route('effectifs/projection', 'capabilities/staff/pages/projection.page.tsx'),
];
