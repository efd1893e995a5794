/** First words of the addresses that end with the secret of a link: invitation, first access, new password, what trainees thought. */
const linkPages = 'invitation|ouverture|mot-de-passe|avis';

/** Addresses of those who are not signed in yet: they sign in, or use a link that they were given. */
const openToAll = new RegExp(`^/(connexion(/[a-z-]+)?|(${linkPages})/[^/]+)$`);

export function isOpenToAll(path: string): boolean {
  return openToAll.test(path);
}

/** Where a form is sent without a session: each is counted as an attempt to sign in. */
export const openForms: readonly string[] = [
  '/connexion',
  '/connexion.data',
  '/connexion/*',
  ...linkPages.split('|').map((page) => `/${page}/*`),
];

const secretOfLink = new RegExp(`^(/(${linkPages})/).*`);

/** An address as it may be written down: without what stands after `?`, nor the secret of a link. */
export function writtenPath(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(secretOfLink, '$1…');
}
