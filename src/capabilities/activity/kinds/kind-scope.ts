import type { Tx } from '../../../database/face.ts';
import { type Actor, hasRole, teamsWhere } from '../../../kernel/actor.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { listTeams } from '../../directory/index.ts';
import { teamsUnder } from '../../staff/index.ts';

/** Whose trees somebody changes: those of all teams and of no team in particular, or those of some teams. */
export type KindScope = (team: string | null) => boolean;

/** Direction and administrators change every tree; a head of team those of the teams of that role, and of the teams below. */
export async function readKindScope(tx: Tx, actor: Actor): Promise<KindScope> {
  const held = hasRole(actor, 'direction', 'administrator') ? ('everywhere' as const) : teamsWhere(actor, 'team-head');
  if (held === 'everywhere') return () => true;
  const teams = teamsUnder(await listTeams(tx), held);
  return (team) => team !== null && teams.has(team);
}

export const otherTreeSentence =
  'Ce type serait de l’arbre d’une autre équipe, ou de toutes : vous changez ceux de vos équipes. Choisissez l’une d’elles, ou un type qui en est.';

export function otherTree(): Problem {
  return problem(
    'refused',
    'activity.other-tree',
    'Ce type est de l’arbre d’une autre équipe, ou de toutes : seuls sa direction et ses responsables le changent.',
  );
}
