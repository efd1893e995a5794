import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** Pages over the accounts, with the names of the directory. */
export const administrationRoutes: RouteConfigEntry[] = [
  route('administration/personnes', 'capabilities/administration/pages/people.page.tsx'),
  route('administration/personnes.csv', 'capabilities/administration/pages/people.csv.ts'),
  route('administration/personnes/:id', 'capabilities/administration/pages/person.page.tsx'),
  route('administration/invitations', 'capabilities/administration/pages/invitations.page.tsx'),
  route('administration/jetons', 'capabilities/administration/pages/managed-tokens.page.tsx'),
  route('administration/jetons.csv', 'capabilities/administration/pages/managed-tokens.csv.ts'),
  route('administration/connexion', 'capabilities/administration/pages/sign-in-setting.page.tsx'),
];
