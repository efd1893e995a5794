/** Where one signs in; `back` is where to go afterwards, left out for the home page. */
export function signInPath(back = '/'): string {
  return back === '/' ? '/connexion' : `/connexion?${new URLSearchParams({ retour: back })}`;
}

/** Where the second factor is given, after the first. */
export function secondFactorPath(back = '/'): string {
  return back === '/' ? '/connexion/second-facteur' : `/connexion/second-facteur?${new URLSearchParams({ retour: back })}`;
}

/** Where a second factor is set up; the one part of the site that is open to whoever lacks one that is asked. */
export const factorsPath = '/compte/second-facteur';

/** Addresses open to whoever lacks a second factor that is asked of them: setting one up, and leaving. */
export function isOpenWithoutFactor(path: string): boolean {
  return path === '/deconnexion' || path === factorsPath || path.startsWith(`${factorsPath}/`);
}

/** Back to the first factor, with the reason. */
export function signInAgainPath(because: 'expired' | 'attempts', back: string): string {
  const path = signInPath(back);
  return `${path}${path.includes('?') ? '&' : '?'}etape=${because === 'expired' ? 'expiree' : 'essais'}`;
}

/** To the sign-in page after an invitation was accepted whose role gives nothing today. */
export const notHeldTodayPath = '/connexion?etape=acceptee';

/** To the identity provider, then to `back`. */
export function openIdPath(back = '/'): string {
  return back === '/' ? '/connexion/openid' : `/connexion/openid?${new URLSearchParams({ retour: back })}`;
}

/** To the identity provider, to link the account of whoever just gave their password. */
export const linkingPath = '/connexion/openid?lier=oui';

/** Back to the sign-in page, since the identity provider does not answer. */
export function providerSilentPath(back = '/'): string {
  const path = signInPath(back);
  return `${path}${path.includes('?') ? '&' : '?'}etape=fournisseur`;
}

/** Where the session of the identity provider is ended, after ours. */
export const farewellPath = '/connexion/fin';
