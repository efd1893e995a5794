import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const activityRoutes: RouteConfigEntry[] = [
  route('semaine', 'capabilities/activity/pages/week/week.page.tsx'),
  route('equipes/temps', 'capabilities/activity/pages/teams/team-time.page.tsx'),
  route('equipes/temps.csv', 'capabilities/activity/pages/teams/team-time.csv.ts'),
  route('equipes/temps/mois', 'capabilities/activity/pages/teams/locks.page.tsx'),
  route('equipes/temps/semaines/:person/:monday', 'capabilities/activity/pages/teams/person-week.page.tsx'),
  route('equipes/temps/lignes/:id', 'capabilities/activity/pages/teams/correction.page.tsx'),
  route('temps/types', 'capabilities/activity/pages/settings/kinds.page.tsx'),
  route('temps/types.csv', 'capabilities/activity/pages/settings/kinds.csv.ts'),
  route('temps/types/:code', 'capabilities/activity/pages/settings/kind.page.tsx'),
  route('temps/projets', 'capabilities/activity/pages/settings/projects.page.tsx'),
  route('temps/projets.csv', 'capabilities/activity/pages/settings/projects.csv.ts'),
  route('temps/projets/:code', 'capabilities/activity/pages/settings/project.page.tsx'),
  route('temps/partage', 'capabilities/activity/pages/settings/sharing.page.tsx'),
  route('temps/partage.csv', 'capabilities/activity/pages/settings/sharing.csv.ts'),
  route('temps/partage/poids.csv', 'capabilities/activity/pages/settings/weights.csv.ts'),
  route('temps/partage/:year', 'capabilities/activity/pages/settings/key.page.tsx', { id: 'key-of-all-applications' }),
  route('temps/partage/:year/:application', 'capabilities/activity/pages/settings/key.page.tsx'),
  route('temps/journee', 'capabilities/activity/pages/settings/day-lengths.page.tsx'),
  route('temps/journee.csv', 'capabilities/activity/pages/settings/day-lengths.csv.ts'),
];
