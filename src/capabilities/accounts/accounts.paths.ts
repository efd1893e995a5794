/** Where one signs in; `back` is where to go afterwards. */
export function signInPath(back?: string): string {
  return back === undefined ? '/connexion' : `/connexion?${new URLSearchParams({ retour: back })}`;
}

export const signOutPath = '/deconnexion';
export const enterOperatorPath = '/operateur';
