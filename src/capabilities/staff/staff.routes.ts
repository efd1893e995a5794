import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const staffRoutes: RouteConfigEntry[] = [
  route('effectifs', 'capabilities/staff/pages/figures/overview.page.tsx'),
  route('effectifs.csv', 'capabilities/staff/pages/figures/staff.csv.ts'),
  route('effectifs/postes', 'capabilities/staff/pages/figures/posts-figures.page.tsx'),
  route('effectifs/structure', 'capabilities/staff/pages/figures/structure.page.tsx'),
  route('effectifs/mouvements', 'capabilities/staff/pages/figures/movements.page.tsx'),
  route('effectifs/absences', 'capabilities/staff/pages/figures/absences-figures.page.tsx'),
  route('effectifs/projection', 'capabilities/staff/pages/figures/projection.page.tsx'),
];
