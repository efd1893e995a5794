import type { Day } from '../../../kernel/day.ts';
import type { Assignment } from './assignment.ts';
import { covers } from './occupancy.ts';
import type { ShownOccupation } from './occupation.ts';

/** A team and the part of somebody's time that it has, in hundredths. */
export type TeamShare = { readonly team: string; readonly share: number };

/** Between which teams somebody's time is shared on a day: by assignments, and what they leave by the team of the post held. */
export function teamsOn(occupations: readonly ShownOccupation[], assignments: readonly Assignment[], date: Day): TeamShare[] {
  const assigned = assignments.filter((one) => covers(one, date)).map(({ team, share }) => ({ team, share }));
  const left = 100 - assigned.reduce((sum, { share }) => sum + share, 0);
  const post = occupations.find((one) => covers(one, date) && one.postTeam !== null);
  if (left <= 0 || !post?.postTeam) return assigned;
  const { postTeam } = post;
  const own = assigned.find(({ team }) => team === postTeam);
  if (!own) return [...assigned, { team: postTeam, share: left }];
  return assigned.map((one) => (one === own ? { team: postTeam, share: own.share + left } : one));
}
