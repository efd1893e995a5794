import type { Tx } from '../../../database/face.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { listTeams } from '../../directory/index.ts';
import { unknownCode, unknownRecord } from '../staff.problems.ts';
import { findAssignment, listAssignmentsOf } from './assignment.store.ts';
import type { AssignmentTerms } from './assignment.ts';
import { firstOverload, overlaps } from './occupancy.ts';
import { lockPerson } from './person.store.ts';
import { percentWords } from './post-changes.ts';

async function refusalsOf(tx: Tx, terms: AssignmentTerms, except: string | null): Promise<Record<string, string>> {
  const teams = await listTeams(tx);
  const team = teams.find(({ code }) => code === terms.team);
  const codes = teams.map(({ code }) => code);
  if (!team) return { equipe: unknownCode('Aucune équipe', terms.team, codes) };
  const others = (await listAssignmentsOf(tx, terms.person)).filter(({ id }) => id !== except);
  if (others.some((one) => one.team === terms.team && overlaps(one, terms)))
    return { equipe: `Cette personne est déjà affectée à « ${team.name} » à ces dates : corrigez plutôt cette affectation.` };
  const over = firstOverload([...others.map((one) => ({ ...one, load: one.share })), { ...terms, load: terms.share }], 100);
  if (over === null) return {};
  const already = percentWords(over.sum - terms.share);
  return {
    part: `Le ${frenchDay(over.day)}, ${already} de son temps est déjà affecté à d’autres équipes : 100\u00a0% au plus en tout.`,
  };
}

/** @throws Problem `staff.bad-assignment` when the person’s time is given already; whoever calls holds the person. */
export async function demandShare(tx: Tx, terms: AssignmentTerms, except: string | null): Promise<void> {
  const refusals = await refusalsOf(tx, terms, except);
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'staff.bad-assignment', refusals);
}

/** The assignment and its person, held. @throws Problem `staff.unknown-record` */
export async function lockAssignment(tx: Tx, id: string) {
  const found = await findAssignment(tx, id);
  if (found === null) throw unknownRecord();
  await lockPerson(tx, found.person);
  const before = await findAssignment(tx, id);
  if (before === null) throw unknownRecord();
  return before;
}
