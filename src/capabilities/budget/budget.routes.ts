import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const budgetRoutes: RouteConfigEntry[] = [
  route('budget', 'capabilities/budget/pages/budget.page.tsx'),
  route('budget.csv', 'capabilities/budget/pages/budget.csv.ts'),
];
