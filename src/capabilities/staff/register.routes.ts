import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const registerRoutes: RouteConfigEntry[] = [
  route('postes', 'capabilities/staff/pages/posts.page.tsx'),
  route('postes.csv', 'capabilities/staff/pages/posts.csv.ts'),
  route('postes/nouveau', 'capabilities/staff/pages/new-post.page.tsx'),
  route('postes/:code', 'capabilities/staff/pages/post.page.tsx'),
  route('personnel/:code/occupations/:id', 'capabilities/staff/pages/occupation.page.tsx'),
];
