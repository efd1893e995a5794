import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const registerRoutes: RouteConfigEntry[] = [
  route('postes', 'capabilities/staff/pages/posts.page.tsx'),
  route('postes.csv', 'capabilities/staff/pages/posts.csv.ts'),
  route('postes/nouveau', 'capabilities/staff/pages/new-post.page.tsx'),
  route('postes/grades', 'capabilities/staff/pages/grades.page.tsx'),
  route('postes/:code', 'capabilities/staff/pages/post.page.tsx'),
  route('personnel', 'capabilities/staff/pages/persons.page.tsx'),
  route('personnel.csv', 'capabilities/staff/pages/persons.csv.ts'),
  route('personnel/nouveau', 'capabilities/staff/pages/new-person.page.tsx'),
  route('personnel/mouvements', 'capabilities/staff/pages/movement-list.page.tsx'),
  route('personnel/mouvements.csv', 'capabilities/staff/pages/movement-list.csv.ts'),
  route('personnel/:code', 'capabilities/staff/pages/person.page.tsx'),
  route('personnel/:code/absences', 'capabilities/staff/pages/presence.page.tsx'),
  route('personnel/:code/absences/:id', 'capabilities/staff/pages/absence.page.tsx'),
  route('personnel/:code/competences', 'capabilities/staff/pages/skills.page.tsx'),
  route('personnel/:code/competences/:id', 'capabilities/staff/pages/skill.page.tsx'),
  route('personnel/:code/remuneration', 'capabilities/staff/pages/pay.page.tsx'),
  route('personnel/:code/affectations/:id', 'capabilities/staff/pages/assignment.page.tsx'),
  route('personnel/:code/occupations/:id', 'capabilities/staff/pages/occupation.page.tsx'),
  route('remunerations', 'capabilities/staff/pages/pay-list.page.tsx'),
  route('remunerations.csv', 'capabilities/staff/pages/pay-list.csv.ts'),
];
