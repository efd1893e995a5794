import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const capacityRoutes: RouteConfigEntry[] = [
  route('capacite', 'capabilities/staff/pages/capacity.page.tsx'),
  route('capacite.csv', 'capabilities/staff/pages/capacity.csv.ts'),
  route('capacite/:team', 'capabilities/staff/pages/team-capacity.page.tsx'),
  route('capacite/:team/mois.csv', 'capabilities/staff/pages/team-months.csv.ts'),
  route('capacite/:team/competences.csv', 'capabilities/staff/pages/team-skills.csv.ts'),
  route('capacite/:team/projets', 'capabilities/staff/pages/team-projects.page.tsx'),
  route('capacite/:team/projets/:id', 'capabilities/staff/pages/project-load.page.tsx'),
  route('capacite/:team/projets.csv', 'capabilities/staff/pages/team-projects.csv.ts'),
  route('capacite/:team/exploitation', 'capabilities/staff/pages/team-run.page.tsx'),
  route('capacite/:team/exploitation/:id', 'capabilities/staff/pages/run-load.page.tsx'),
  route('capacite/:team/exploitation.csv', 'capabilities/staff/pages/team-run.csv.ts'),
  route('competences', 'capabilities/staff/pages/coverage.page.tsx'),
  route('competences.csv', 'capabilities/staff/pages/coverage.csv.ts'),
];
