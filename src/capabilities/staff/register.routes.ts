import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const registerRoutes: RouteConfigEntry[] = [
  route('postes', 'capabilities/staff/pages/register/posts.page.tsx'),
  route('postes.csv', 'capabilities/staff/pages/register/posts.csv.ts'),
  route('postes/nouveau', 'capabilities/staff/pages/register/new-post.page.tsx'),
  route('postes/grades', 'capabilities/staff/pages/register/grades.page.tsx'),
  route('postes/:code', 'capabilities/staff/pages/register/post.page.tsx'),
  route('personnel', 'capabilities/staff/pages/register/persons.page.tsx'),
  route('personnel.csv', 'capabilities/staff/pages/register/persons.csv.ts'),
  route('personnel/nouveau', 'capabilities/staff/pages/register/new-person.page.tsx'),
  route('personnel/mouvements', 'capabilities/staff/pages/register/movement-list.page.tsx'),
  route('personnel/mouvements.csv', 'capabilities/staff/pages/register/movement-list.csv.ts'),
  route('personnel/:code', 'capabilities/staff/pages/register/person.page.tsx'),
  route('personnel/:code/absences', 'capabilities/staff/pages/register/presence.page.tsx'),
  route('personnel/:code/absences/:id', 'capabilities/staff/pages/register/absence.page.tsx'),
  route('personnel/:code/competences', 'capabilities/staff/pages/register/skills.page.tsx'),
  route('personnel/:code/competences/:id', 'capabilities/staff/pages/register/skill.page.tsx'),
  route('personnel/:code/remuneration', 'capabilities/staff/pages/register/pay.page.tsx'),
  route('personnel/:code/affectations/:id', 'capabilities/staff/pages/register/assignment.page.tsx'),
  route('personnel/:code/occupations/:id', 'capabilities/staff/pages/register/occupation.page.tsx'),
  route('remunerations', 'capabilities/staff/pages/register/pay-list.page.tsx'),
  route('remunerations.csv', 'capabilities/staff/pages/register/pay-list.csv.ts'),
];
