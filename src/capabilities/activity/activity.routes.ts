import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const activityRoutes: RouteConfigEntry[] = [
  route('semaine', 'capabilities/activity/pages/week/week.page.tsx'),
  route('equipes/temps', 'capabilities/activity/pages/teams/team-time.page.tsx'),
  route('equipes/temps.csv', 'capabilities/activity/pages/teams/team-time.csv.ts'),
  route('equipes/temps/mois', 'capabilities/activity/pages/teams/locks.page.tsx'),
  route('equipes/temps/semaines/:person/:monday', 'capabilities/activity/pages/teams/person-week.page.tsx'),
  route('equipes/temps/lignes/:id', 'capabilities/activity/pages/teams/correction.page.tsx'),
];
