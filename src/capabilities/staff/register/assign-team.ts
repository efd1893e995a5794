import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm, text } from '../../../http/form-input.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { addDays } from '../../../kernel/day.ts';
import { differences } from '../../../kernel/difference.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownPerson } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { deleteAssignment, insertAssignment, updateAssignment } from './assignment.store.ts';
import type { AssignmentTerms } from './assignment.ts';
import { parseAssignment, parseAssignmentCorrection, stateOfAssignment } from './assignment-form.ts';
import { demandShare, lockAssignment } from './assignment-rules.ts';
import { reason } from './occupation-form.ts';
import { lockPerson } from './person.store.ts';

function factOf(name: string, before: AssignmentTerms | null, after: AssignmentTerms | null, why?: string): Fact {
  const person = (before ?? after)?.person ?? '';
  const told = (terms: AssignmentTerms | null) => (terms === null ? null : stateOfAssignment(terms));
  const left = why === undefined ? told(after) : { ...told(after), reason: why };
  return { name, subject: personSubject(person), before: told(before), after: left };
}

/** Gives a part of a person’s time to a team. */
export const assignTeam: Command<AssignmentTerms, void, Tx> = {
  name: 'staff.assign-team',
  parse: parseAssignment,
  may: mayManageStaff,
  run: async (tx, terms, actor) => {
    if ((await lockPerson(tx, terms.person)) === null) throw unknownPerson(terms.person);
    await demandShare(tx, terms, null);
    await insertAssignment(tx, actor, terms);
    return { result: undefined, facts: [factOf('staff.assignment-begun', null, terms)] };
  },
};

const ending = z.object({ id: text('Dites quelle affectation finir.'), 'dernier-jour': dayTyped('Donnez le dernier jour.') });
type Ending = z.output<typeof ending>;

/** Ends an assignment after a last day. */
export const endAssignment: Command<Ending, void, Tx> = {
  name: 'staff.end-assignment',
  parse: (raw) => parseForm('staff.bad-ending', ending, raw),
  may: mayManageStaff,
  run: async (tx, { id, 'dernier-jour': last }, actor) => {
    const before = await lockAssignment(tx, id);
    if (last < before.fromDay)
      throw refusedFields('conflict', 'staff.bad-ending', {
        'dernier-jour': `L’affectation commence le ${frenchDay(before.fromDay)} : elle ne peut pas finir avant.`,
      });
    const after = { ...before, toDay: addDays(last, 1) };
    await demandShare(tx, after, id);
    await updateAssignment(tx, actor, id, after);
    return { result: undefined, facts: [factOf('staff.assignment-ended', before, after)] };
  },
};

/** Puts right an assignment that was entered wrongly; the journal keeps both states and the reason. */
export const correctAssignment: Command<ReturnType<typeof parseAssignmentCorrection>, void, Tx> = {
  name: 'staff.correct-assignment',
  parse: parseAssignmentCorrection,
  may: mayManageStaff,
  run: async (tx, { id, changed, reason: why }, actor) => {
    const before = await lockAssignment(tx, id);
    const after = { person: before.person, ...changed };
    if (differences(stateOfAssignment(before), stateOfAssignment(after)).length === 0) throw nothingChanged();
    await demandShare(tx, after, id);
    await updateAssignment(tx, actor, id, after);
    return { result: undefined, facts: [factOf('staff.assignment-corrected', before, after, why)] };
  },
};

const removal = z.object({ id: text('Dites quelle affectation retirer.'), raison: reason });

/** Takes away an assignment that never was. */
export const removeAssignment: Command<z.output<typeof removal>, void, Tx> = {
  name: 'staff.remove-assignment',
  parse: (raw) => parseForm('staff.bad-removal', removal, raw),
  may: mayManageStaff,
  run: async (tx, { id, raison }) => {
    const before = await lockAssignment(tx, id);
    await deleteAssignment(tx, id);
    return { result: undefined, facts: [factOf('staff.assignment-removed', before, null, raison)] };
  },
};
