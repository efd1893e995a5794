import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { normalizeText } from '../../../kernel/text.ts';
import { listApplications } from '../../catalogue/index.ts';
import { plannedCodes } from './planned-teams.ts';

/** @throws Problem `staff.bad-load`, the same for a team that does not exist and for one that the actor does not plan */
export async function demandPlanned(tx: Tx, actor: Actor, team: string): Promise<void> {
  if ((await plannedCodes(tx, actor)).has(team)) return;
  throw refusedFields('conflict', 'staff.bad-load', { equipe: 'Cette équipe n’est pas de celles que vous planifiez.' });
}

/** A skill as loads keep it: the code of the application that it names, by its code, its name or another of its names; else a topic. */
export async function resolveSkill(tx: Tx, typed: string | null): Promise<string> {
  if (typed === null) return '';
  const wanted = normalizeText(typed);
  const named = (await listApplications(tx)).find(({ code, name, aliases }) =>
    [code, name, ...aliases].some((text) => normalizeText(text) === wanted),
  );
  return named?.code ?? typed;
}
