/** Where one signs in; `back` is where to go afterwards, left out for the home page. */
export function signInPath(back = '/'): string {
  return back === '/' ? '/connexion' : `/connexion?${new URLSearchParams({ retour: back })}`;
}

/** Where the second factor is given, after the first. */
export function secondFactorPath(back = '/'): string {
  return back === '/' ? '/connexion/second-facteur' : `/connexion/second-facteur?${new URLSearchParams({ retour: back })}`;
}
