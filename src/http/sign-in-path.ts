/** Where one signs in; `back` is where to go afterwards, left out for the home page. */
export function signInPath(back = '/'): string {
  return back === '/' ? '/connexion' : `/connexion?${new URLSearchParams({ retour: back })}`;
}
