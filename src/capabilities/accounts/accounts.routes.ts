import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const accountsRoutes: RouteConfigEntry[] = [
  route('connexion', 'capabilities/accounts/pages/sign-in.page.tsx'),
  route('connexion/second-facteur', 'capabilities/accounts/pages/second-factor.page.tsx'),
  route('connexion/openid', 'capabilities/accounts/pages/openid-begin.page.tsx'),
  route('connexion/retour', 'capabilities/accounts/pages/openid-return.page.tsx'),
  route('connexion/fin', 'capabilities/accounts/pages/openid-farewell.page.tsx'),
  route('compte/identite', 'capabilities/accounts/pages/own-identity.page.tsx'),
  route('deconnexion', 'capabilities/accounts/pages/sign-out.page.tsx'),
  route('connexion/oubli', 'capabilities/accounts/pages/forgotten.page.tsx'),
  route('connexion/nouveau-mot-de-passe', 'capabilities/accounts/pages/password-changed.page.tsx'),
  route('mot-de-passe/:token', 'capabilities/accounts/pages/new-password.page.tsx'),
  route('ouverture/:token', 'capabilities/accounts/pages/opening.page.tsx'),
  route('invitation/:token', 'capabilities/accounts/pages/invitation.page.tsx'),
  route('compte', 'capabilities/accounts/pages/account.page.tsx'),
  route('compte/second-facteur', 'capabilities/accounts/pages/factors.page.tsx'),
  route('compte/second-facteur/application', 'capabilities/accounts/pages/new-application.page.tsx'),
  route('compte/second-facteur/cle', 'capabilities/accounts/pages/new-passkey.page.tsx'),
  route('compte/jetons', 'capabilities/accounts/pages/api-tokens.page.tsx'),
  route('voir-comme/fin', 'capabilities/accounts/pages/leave-view.page.tsx'),
  route('place', 'capabilities/accounts/pages/enter-place.page.tsx'),
];
