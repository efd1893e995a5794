import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const activityRoutes: RouteConfigEntry[] = [route('semaine', 'capabilities/activity/pages/week/week.page.tsx')];
