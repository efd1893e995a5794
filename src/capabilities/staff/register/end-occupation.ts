import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { choice, dayTyped, optionalDay, parseForm, text } from '../../../http/form-input.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { personSubject } from '../staff.subjects.ts';
import { listAssignmentsOf, updateAssignment } from './assignment.store.ts';
import { stateOfAssignment } from './assignment-form.ts';
import { endCauses } from './cause.ts';
import { listOccupationsOfPerson, updateOccupation } from './occupation.store.ts';
import type { OccupationTerms } from './occupation.ts';
import { stateOfOccupation } from './occupation-form.ts';
import { demandPlace, lockOccupation } from './occupation-rules.ts';

const form = z
  .object({
    id: text('Dites quelle occupation finir.'),
    'dernier-jour': dayTyped('Donnez le dernier jour.'),
    'cause-fin': choice(endCauses, 'Choisissez la cause de la fin.'),
    preavis: optionalDay,
  })
  .refine(({ preavis, 'dernier-jour': last }) => preavis === null || preavis <= last, {
    path: ['preavis'],
    message: 'Un départ est annoncé avant son dernier jour : corrigez l’un des deux.',
  });
type Ending = z.output<typeof form>;

function ended(before: OccupationTerms, { 'dernier-jour': last, 'cause-fin': cause, preavis }: Ending): OccupationTerms {
  if (last < before.fromDay)
    throw refusedFields('conflict', 'staff.bad-ending', {
      'dernier-jour': `L’occupation commence le ${frenchDay(before.fromDay)} : elle ne peut pas finir avant.`,
    });
  return { ...before, toDay: addDays(last, 1), endCause: cause, noticeDay: preavis };
}

/** Whoever holds nothing more from a day on is in no team any longer either. */
async function endAssignments(tx: Tx, actor: Actor, person: string, from: Day): Promise<Fact[]> {
  const left = (await listOccupationsOfPerson(tx, person)).some(({ toDay }) => toDay === null || toDay > from);
  if (left) return [];
  const facts: Fact[] = [];
  for (const one of await listAssignmentsOf(tx, person)) {
    if (one.fromDay >= from || (one.toDay !== null && one.toDay <= from)) continue;
    const after = { ...one, toDay: from };
    await updateAssignment(tx, actor, one.id, after);
    const states = { before: stateOfAssignment(one), after: stateOfAssignment(after) };
    facts.push({ name: 'staff.assignment-ended', subject: personSubject(person), ...states });
  }
  return facts;
}

/** Ends an occupation after a last day; its post is vacant from the next one. An end that was known already may be moved. */
export const endOccupation: Command<Ending, string, Tx> = {
  name: 'staff.end-occupation',
  parse: (raw) => parseForm('staff.bad-ending', form, raw),
  may: mayManageStaff,
  run: async (tx, asked, actor) => {
    const { before, post, person } = await lockOccupation(tx, asked.id);
    const terms = ended(before, asked);
    await demandPlace(tx, { terms, post, person, except: before.id });
    await updateOccupation(tx, actor, before.id, terms);
    const fact: Fact = {
      name: 'staff.occupation-ended',
      subject: personSubject(before.person),
      before: stateOfOccupation(before),
      after: stateOfOccupation(terms),
    };
    const others = await endAssignments(tx, actor, before.person, addDays(asked['dernier-jour'], 1));
    return { result: before.person, facts: [fact, ...others] };
  },
};
