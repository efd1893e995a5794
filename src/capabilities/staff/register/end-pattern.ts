import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { unknownRecord } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { lastDay } from './occupancy.ts';
import { reason } from './occupation-form.ts';
import { lockPerson } from './person.store.ts';
import { deletePattern, findPattern, updatePattern } from './work-pattern.store.ts';
import { offWords, type WorkPattern } from './work-pattern.ts';

const ending = z.object({ id: text('Dites quelle semaine type.'), 'dernier-jour': dayTyped('Donnez son dernier jour.') });
const removing = z.object({ id: text('Dites quelle semaine type retirer.'), raison: reason });

/** The pattern and its person, held: nothing changes between the looking and the doing. */
async function lockPattern(tx: Tx, id: string) {
  const found = await findPattern(tx, id);
  if (found === null) throw unknownRecord();
  await lockPerson(tx, found.person);
  const before = await findPattern(tx, id);
  if (before === null) throw unknownRecord();
  return before;
}

function stateOf({ pattern, fromDay, toDay }: WorkPattern): Readonly<Record<string, unknown>> {
  return { off: offWords(pattern) ?? 'aucune', fromDay, lastDay: lastDay({ toDay }) };
}

/** Ends a pattern after a last day, from which on every half-day is worked again; what was said of later days stays. */
export const endPattern: Command<z.output<typeof ending>, void, Tx> = {
  name: 'staff.end-pattern',
  parse: (raw) => parseForm('staff.bad-ending', ending, raw),
  may: mayManageStaff,
  run: async (tx, { id, 'dernier-jour': last }, actor) => {
    const before = await lockPattern(tx, id);
    const refuse = (sentence: string) => refusedFields('conflict', 'staff.bad-ending', { 'dernier-jour': sentence });
    if (last < before.fromDay)
      throw refuse(`Elle ne commence que le ${frenchDay(before.fromDay)} : retirez-la si elle n’a jamais été vraie.`);
    const known = lastDay(before);
    if (known !== null && last >= known) throw refuse(`Elle finit déjà le ${frenchDay(known)} : donnez un jour d’avant.`);
    const after = { ...before, toDay: addDays(last, 1) };
    await updatePattern(tx, actor, after);
    const states = { before: stateOf(before), after: stateOf(after) };
    return { result: undefined, facts: [{ name: 'staff.pattern-ended', subject: personSubject(before.person), ...states }] };
  },
};

/** Takes away a pattern that was never true: on its days every half-day is worked. The journal keeps what it said, and why. */
export const removePattern: Command<z.output<typeof removing>, void, Tx> = {
  name: 'staff.remove-pattern',
  parse: (raw) => parseForm('staff.bad-removal', removing, raw),
  may: mayManageStaff,
  run: async (tx, { id, raison }) => {
    const before = await lockPattern(tx, id);
    await deletePattern(tx, id);
    const states = { before: stateOf(before), after: { reason: raison } };
    return { result: undefined, facts: [{ name: 'staff.pattern-removed', subject: personSubject(before.person), ...states }] };
  },
};
