/**
 * Where to go back to after signing in: a path of this site, whatever was put in the address. Anything that a browser
 * could take for another site (`//host`, `/\host`, a scheme, a control character) gives the home page.
 */
export function localPath(asked: string | null): string {
  if (asked === null || !asked.startsWith('/') || asked.length > 2000) return '/';
  const base = 'http://site.invalid';
  if (!URL.canParse(asked, base)) return '/';
  const url = new URL(asked, base);
  if (url.origin !== base || /^\/[/\\]/.test(asked) || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
