import type { Crumb } from './navigation.ts';

type Match = { readonly handle: unknown; readonly loaderData: unknown };

/** A page says its way in `handle.crumbs`, a list or a function of what it loaded. */
function crumbsIn(match: Match): readonly Crumb[] {
  const { handle } = match;
  if (typeof handle !== 'object' || handle === null || !('crumbs' in handle)) return [];
  const { crumbs } = handle;
  if (typeof crumbs === 'function' && match.loaderData === undefined) return [];
  const list: unknown = typeof crumbs === 'function' ? crumbs(match.loaderData) : crumbs;
  // The page and its handle are one module, typed as `PageHandle`: its crumbs take what its loader gives.
  return Array.isArray(list) ? (list as readonly Crumb[]) : [];
}

/** The breadcrumb of the deepest page that gives one. */
export function crumbsOf(matches: readonly unknown[]): readonly Crumb[] {
  // The router types each match by its route; only these two fields are read, with checks.
  return (matches as readonly Match[]).map(crumbsIn).findLast((crumbs) => crumbs.length > 0) ?? [];
}
