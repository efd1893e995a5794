import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const reportRoutes: RouteConfigEntry[] = [
  route('bilans', 'capabilities/report/pages/reports.page.tsx'),
  route('controles', 'capabilities/report/pages/checks.page.tsx'),
  route('bilans/:year', 'capabilities/report/pages/chapter.page.tsx', { id: 'report-first-chapter' }),
  route('bilans/:year/controles', 'capabilities/report/pages/audit.page.tsx'),
  route('bilans/:year/comparaison', 'capabilities/report/pages/comparison.page.tsx'),
  route('bilans/:year/comparaison.csv', 'capabilities/report/pages/comparison.csv.ts'),
  route('bilans/:year/publication/tableaux.csv', 'capabilities/report/pages/publication-tables.csv.ts'),
  route('bilans/:year/publication', 'capabilities/report/pages/publication.page.tsx'),
  route('adherents/:code/bilans/:year', 'capabilities/report/pages/member-report.page.tsx'),
  route('adherents/:code/bilans/:year/bilan.pdf', 'capabilities/report/pages/member-report.pdf.ts'),
  route('adherents/:code/bilans/:year/chiffres.csv', 'capabilities/report/pages/member-report.csv.ts'),
  route('bilans/:year/:chapter', 'capabilities/report/pages/chapter.page.tsx', { id: 'report-chapter' }),
];
