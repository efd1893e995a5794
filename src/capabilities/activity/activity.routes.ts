import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const activityRoutes: RouteConfigEntry[] = [
  route('semaine', 'capabilities/activity/pages/week/week.page.tsx'),
  route('equipes/temps', 'capabilities/activity/pages/teams/team-time.page.tsx'),
  route('equipes/temps.csv', 'capabilities/activity/pages/teams/team-time.csv.ts'),
  route('equipes/temps/mois', 'capabilities/activity/pages/teams/locks.page.tsx'),
  route('equipes/temps/semaines/:person/:monday', 'capabilities/activity/pages/teams/person-week.page.tsx'),
  route('equipes/temps/lignes/:id', 'capabilities/activity/pages/teams/correction.page.tsx'),
  route('temps', 'capabilities/activity/pages/figures/days-overview.page.tsx'),
  route('temps.csv', 'capabilities/activity/pages/figures/days.csv.ts'),
  route('temps/types', 'capabilities/activity/pages/figures/kinds-days.page.tsx'),
  route('temps/domaines', 'capabilities/activity/pages/figures/domains-days.page.tsx'),
  route('temps/beneficiaires', 'capabilities/activity/pages/figures/beneficiaries-days.page.tsx'),
  route('temps/projets', 'capabilities/activity/pages/figures/projects-days.page.tsx'),
  route('temps/mois', 'capabilities/activity/pages/figures/months-days.page.tsx'),
];
