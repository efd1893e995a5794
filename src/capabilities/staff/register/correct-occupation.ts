import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { deleteOccupation, updateOccupation } from './occupation.store.ts';
import { type Correction, parseCorrection, reason, stateOfOccupation } from './occupation-form.ts';
import { demandPlace, lockOccupation } from './occupation-rules.ts';

/** Puts right an occupation that was entered wrongly; the journal keeps both states and the reason. */
export const correctOccupation: Command<Correction, void, Tx> = {
  name: 'staff.correct-occupation',
  parse: parseCorrection,
  may: mayManageStaff,
  run: async (tx, { id, changed, reason: why }, actor) => {
    const { before, post, person } = await lockOccupation(tx, id);
    const terms = { person: before.person, post: before.post, ...changed };
    if (differences(stateOfOccupation(before), stateOfOccupation(terms)).length === 0) throw nothingChanged();
    await demandPlace(tx, { terms, post, person, except: id });
    await updateOccupation(tx, actor, id, terms);
    const fact = {
      name: 'staff.occupation-corrected',
      subject: personSubject(before.person),
      before: stateOfOccupation(before),
      after: { ...stateOfOccupation(terms), reason: why },
    };
    return { result: undefined, facts: [fact] };
  },
};

const removal = z.object({ id: text('Dites quelle occupation retirer.'), raison: reason });
type Removal = z.output<typeof removal>;

/** Takes away an occupation that never was; the journal keeps what it said, and the reason. */
export const removeOccupation: Command<Removal, void, Tx> = {
  name: 'staff.remove-occupation',
  parse: (raw) => parseForm('staff.bad-removal', removal, raw),
  may: mayManageStaff,
  run: async (tx, { id, raison }) => {
    const { before } = await lockOccupation(tx, id);
    await deleteOccupation(tx, id);
    const fact = {
      name: 'staff.occupation-removed',
      subject: personSubject(before.person),
      before: stateOfOccupation(before),
      after: { reason: raison },
    };
    return { result: undefined, facts: [fact] };
  },
};
