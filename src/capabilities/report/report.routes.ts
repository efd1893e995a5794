import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const reportRoutes: RouteConfigEntry[] = [
  route('bilans', 'capabilities/report/pages/reports.page.tsx'),
  route('controles', 'capabilities/report/pages/checks.page.tsx'),
  route('bilans/:year', 'capabilities/report/pages/chapter.page.tsx', { id: 'report-first-chapter' }),
  route('bilans/:year/controles', 'capabilities/report/pages/audit.page.tsx'),
  route('bilans/:year/comparaison', 'capabilities/report/pages/comparison.page.tsx'),
  route('bilans/:year/:chapter', 'capabilities/report/pages/chapter.page.tsx', { id: 'report-chapter' }),
];
