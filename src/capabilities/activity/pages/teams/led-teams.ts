import { branchesOf } from '../../../../sheets/plan-rows.ts';
import type { Team } from '../../../directory/index.ts';

/** A team of a list in which each stands under the one that it is part of. */
export type LedTeam = {
  readonly code: string;
  readonly name: string;
  /** How many of the list it is under. */
  readonly depth: number;
};

type Branch = ReturnType<typeof branchesOf>[number];

/** Of all teams those that are listed, each after the one that it is part of. */
export function inTree(teams: readonly Team[], isListed: (code: string) => boolean): LedTeam[] {
  const listed = (branches: readonly Branch[], depth: number): LedTeam[] =>
    branches.flatMap(({ code, name, below }) =>
      isListed(code) ? [{ code, name, depth }, ...listed(below, depth + 1)] : listed(below, depth),
    );
  return listed(branchesOf(teams, 'team'), 0);
}
