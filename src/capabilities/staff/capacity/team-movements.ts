import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../../../kernel/day.ts';
import type { TeamScope } from './balance.ts';
import { holds, type Occupation, type Worker } from './workforce.ts';

/** Somebody who comes to a post or leaves it within the months ahead, as recorded. */
export type TeamMovement<W extends Worker> = {
  readonly worker: W;
  readonly post: string | null;
  readonly kind: 'arrival' | 'departure';
  /** The first day there, or the last. */
  readonly date: Day;
};

function isIn(scope: TeamScope, worker: Worker, { postTeam }: Occupation, date: Day): boolean {
  const assigned = worker.assignments.filter((one) => holds(one, date));
  const rest = 100 - assigned.reduce((sum, { share }) => sum + share, 0);
  return assigned.some(({ team }) => scope.members.has(team)) || (rest > 0 && postTeam !== null && scope.members.has(postTeam));
}

/** Recorded arrivals and departures of a team, in the order of their days; going on in the same post the day after is neither. */
export function teamMovements<W extends Worker>(
  workers: readonly W[],
  scope: TeamScope,
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly TeamMovement<W>[] {
  const found = workers.flatMap((worker) =>
    worker.occupations.flatMap((one): TeamMovement<W>[] => {
      const { post, fromDay, toDay } = one;
      const before = worker.occupations.some((other) => other !== one && other.post === post && other.toDay === fromDay);
      const after = worker.occupations.some((other) => other !== one && other.post === post && other.fromDay === toDay);
      const comes = fromDay >= from && fromDay < to && !before && isIn(scope, worker, one, fromDay);
      const last = toDay === null ? null : addDays(toDay, -1);
      const leaves = last !== null && last >= from && last < to && !after && isIn(scope, worker, one, last);
      return [
        ...(comes ? [{ worker, post, kind: 'arrival' as const, date: fromDay }] : []), // the literal, not any text
        ...(leaves && last !== null ? [{ worker, post, kind: 'departure' as const, date: last }] : []), // the literal, not any text
      ];
    }),
  );
  return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.kind < b.kind ? -1 : 1));
}
