import type { TeamScope } from './balance.ts';

type Team = { readonly code: string; readonly name: string; readonly parent: string | null };

/** A team at its place in the tree, `depth` 0 at the top. */
export type PlacedTeam = { readonly code: string; readonly name: string; readonly depth: number; readonly scope: TeamScope };

/**
 * The teams of a reader in the order of the tree: those that they are answerable for and all below. A team whose parent the reader
 * does not see stands at the top.
 */
export function placeTeams(teams: readonly Team[], seen: readonly string[] | 'everywhere'): readonly PlacedTeam[] {
  const below = (code: string | null) => teams.filter(({ parent }) => parent === code);
  const place = (team: Team, depth: number, above: ReadonlySet<string>): readonly PlacedTeam[] => {
    // A circle of parents, should a file bring one, is cut where it closes.
    const path = new Set([...above, team.code]);
    const branches = below(team.code)
      .filter(({ code }) => !path.has(code))
      .map((child) => place(child, depth + 1, path));
    const children = branches.flatMap(([first]) => (first ? [first.scope] : []));
    const members = new Set([team.code, ...children.flatMap((child) => [...child.members])]);
    return [{ code: team.code, name: team.name, depth, scope: { code: team.code, members, children } }, ...branches.flat()];
  };
  const known = new Set(teams.map(({ code }) => code));
  if (seen === 'everywhere') {
    const tops = teams.filter(({ parent }) => parent === null || !known.has(parent));
    return tops.flatMap((team) => place(team, 0, new Set()));
  }
  const all = teams.filter(({ code }) => seen.includes(code)).map((team) => place(team, 0, new Set()));
  const held = new Set(all.flatMap(([top, ...others]) => (top ? others.map(({ code }) => code) : [])));
  return all.filter(([top]) => top !== undefined && !held.has(top.code)).flat();
}
