import type { Role } from '../kernel/actor.ts';

/** The rail's groups, in the order in which they stand; a group without an entry is not shown. */
export const navigationGroups = [
  '',
  'Votre collectivité',
  'Rendre compte',
  'Servir les adhérents',
  'Travailler',
  'Gérer',
  'Administrer',
] as const;

export type NavigationGroup = (typeof navigationGroups)[number];

/** One line of the rail, declared by the capability whose page it opens. */
export type NavigationEntry = {
  readonly group: NavigationGroup;
  readonly label: string;
  readonly path: string;
  /** Other addresses whose pages are reached from it. */
  readonly over?: readonly string[];
  /** Place within the group. */
  readonly rank: number;
  /** Shown to those who hold one of them; to everybody when there is none. The page itself refuses the others. */
  readonly roles?: readonly Role[];
};

const isUnder = (path: string, pathname: string) =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);

/** How much of an address an entry accounts for; below 0: nothing. Whose own page is there comes before who leads there. */
function closeness({ path, over = [] }: NavigationEntry, pathname: string): number {
  const reached = over.flatMap((one) => (isUnder(one, pathname) ? [isUnder(one, path) ? one.length : one.length - 0.5] : []));
  return Math.max(isUnder(path, pathname) ? path.length : -1, ...reached);
}

/** The one entry under which an address stands, so that the rail shows where one is; null when none does. */
export function entryAt(entries: readonly NavigationEntry[], pathname: string): NavigationEntry | null {
  const [closest] = entries.toSorted((a, b) => closeness(b, pathname) - closeness(a, pathname));
  return closest === undefined || closeness(closest, pathname) < 0 ? null : closest;
}

export type Crumb = { readonly label: string; readonly path?: string };

/** What a page's `handle` may give the top bar: the way from the entry of the rail to the page. */
export type PageHandle<Data> = { readonly crumbs: (data: Data) => readonly Crumb[] };
