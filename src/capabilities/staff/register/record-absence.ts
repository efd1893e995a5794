import type { Tx } from '../../../database/face.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownPerson, unknownRecord } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { deleteAbsence, findAbsence, insertAbsence, listAbsencesOf, updateAbsence } from './absence.store.ts';
import { type AbsenceTerms, halfDayWords, shareHalfDay } from './absence.ts';
import { parseAbsence, parseAbsenceCorrection, parseAbsenceRemoval, stateOfAbsence } from './absence-form.ts';
import { frenchAbsenceKind } from './absence-kind.ts';
import { lockPerson } from './person.store.ts';
import { keepPrivately } from './private-change.store.ts';

/** Nobody is away twice at once. Whoever calls holds the person. @throws Problem `staff.bad-absence` */
async function demandFree(tx: Tx, terms: AbsenceTerms, except: string | null): Promise<void> {
  const others = (await listAbsencesOf(tx, terms.person)).filter(({ id }) => id !== except);
  const other = others.find((one) => shareHalfDay(one, terms));
  if (other)
    throw refusedFields('conflict', 'staff.bad-absence', {
      du: `Cette personne est déjà absente ${halfDayWords(other)} (${frenchAbsenceKind[other.kind]}) : corrigez plutôt cette absence.`,
    });
}

async function lockAbsence(tx: Tx, id: string) {
  const found = await findAbsence(tx, id);
  if (found === null) throw unknownRecord();
  await lockPerson(tx, found.person);
  const before = await findAbsence(tx, id);
  if (before === null) throw unknownRecord();
  return before;
}

/** Records when somebody is away, and why. */
export const recordAbsence: Command<AbsenceTerms, void, Tx> = {
  name: 'staff.record-absence',
  parse: parseAbsence,
  may: mayManageStaff,
  run: async (tx, terms, actor) => {
    if ((await lockPerson(tx, terms.person)) === null) throw unknownPerson(terms.person);
    await demandFree(tx, terms, null);
    await insertAbsence(tx, actor, terms);
    const subject = personSubject(terms.person);
    const fact: Fact = { name: 'staff.absence-recorded', subject, before: null, after: stateOfAbsence(terms) };
    return { result: undefined, facts: [fact] };
  },
};

/** Puts an absence right. Its kind is kept aside from the journal. */
export const correctAbsence: Command<ReturnType<typeof parseAbsenceCorrection>, void, Tx> = {
  name: 'staff.correct-absence',
  parse: parseAbsenceCorrection,
  may: mayManageStaff,
  run: async (tx, { id, changed }, actor) => {
    const before = await lockAbsence(tx, id);
    const after = { person: before.person, ...changed };
    const states = { before: stateOfAbsence(before), after: stateOfAbsence(after) };
    if (JSON.stringify(states.before) === JSON.stringify(states.after) && before.kind === after.kind) throw nothingChanged();
    await demandFree(tx, after, id);
    await updateAbsence(tx, actor, id, after);
    const name = 'staff.absence-corrected';
    const kept = {
      name,
      before: { ...states.before, absenceKind: before.kind },
      after: { ...states.after, absenceKind: after.kind },
    };
    await keepPrivately(tx, actor, 'private', before.person, kept);
    return { result: undefined, facts: [{ name, subject: personSubject(before.person), ...states }] };
  },
};

/** Takes an absence away, for a reason. */
export const removeAbsence: Command<ReturnType<typeof parseAbsenceRemoval>, void, Tx> = {
  name: 'staff.remove-absence',
  parse: parseAbsenceRemoval,
  may: mayManageStaff,
  run: async (tx, { id, raison }, actor) => {
    const before = await lockAbsence(tx, id);
    await deleteAbsence(tx, id);
    const name = 'staff.absence-removed';
    const state = stateOfAbsence(before);
    await keepPrivately(tx, actor, 'private', before.person, {
      name,
      before: { ...state, absenceKind: before.kind },
      after: { reason: raison },
    });
    // The reason may say why they were away: it stays with the kind.
    return { result: undefined, facts: [{ name, subject: personSubject(before.person), before: state, after: null }] };
  },
};
