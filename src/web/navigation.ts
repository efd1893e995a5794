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
  /** Place within the group. */
  readonly rank: number;
  /** Shown to those who hold one of them; to everybody when there is none. The page itself refuses the others. */
  readonly roles?: readonly Role[];
};

/** True when the address stands under the entry's path, so that the rail shows where one is. */
export function isUnder(entry: NavigationEntry, pathname: string): boolean {
  return entry.path === '/' ? pathname === '/' : pathname === entry.path || pathname.startsWith(`${entry.path}/`);
}

export type Crumb = { readonly label: string; readonly path?: string };

/** What a page's `handle` may give the top bar: the way from the entry of the rail to the page. */
export type PageHandle<Data> = { readonly crumbs: (data: Data) => readonly Crumb[] };
