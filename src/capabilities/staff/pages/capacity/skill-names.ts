import type { Tx } from '../../../../database/face.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { skillKey } from '../../capacity/available-days.ts';

/** Names of the applications that skills name by their code; a topic is its own name. */
export async function skillNames(tx: Tx): Promise<(skill: string) => string> {
  const names = new Map((await listApplications(tx)).map(({ code, name }) => [skillKey(code), name]));
  return (skill) => names.get(skillKey(skill)) ?? skill;
}
