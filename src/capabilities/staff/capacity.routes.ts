import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const capacityRoutes: RouteConfigEntry[] = [
  route('capacite', 'capabilities/staff/pages/capacity/capacity.page.tsx'),
  route('capacite.csv', 'capabilities/staff/pages/capacity/capacity.csv.ts'),
  route('capacite/:team', 'capabilities/staff/pages/capacity/team-capacity.page.tsx'),
  route('capacite/:team/mois.csv', 'capabilities/staff/pages/capacity/team-months.csv.ts'),
  route('capacite/:team/competences.csv', 'capabilities/staff/pages/capacity/team-skills.csv.ts'),
  route('capacite/:team/mouvements.csv', 'capabilities/staff/pages/capacity/team-movements.csv.ts'),
  route('capacite/:team/projets', 'capabilities/staff/pages/capacity/team-projects.page.tsx'),
  route('capacite/:team/projets/:id', 'capabilities/staff/pages/capacity/project-load.page.tsx'),
  route('capacite/:team/projets.csv', 'capabilities/staff/pages/capacity/team-projects.csv.ts'),
  route('capacite/:team/exploitation', 'capabilities/staff/pages/capacity/team-run.page.tsx'),
  route('capacite/:team/exploitation/:id', 'capabilities/staff/pages/capacity/run-load.page.tsx'),
  route('capacite/:team/exploitation.csv', 'capabilities/staff/pages/capacity/team-run.csv.ts'),
  route('competences', 'capabilities/staff/pages/capacity/coverage.page.tsx'),
  route('competences.csv', 'capabilities/staff/pages/capacity/coverage.csv.ts'),
];
