import { z } from 'zod';
import { choice, dayTyped, optionalDay, parseForm, text } from '../../../http/form-input.ts';
import { addDays } from '../../../kernel/day.ts';
import { type AbsenceTerms, isForward, lastAbsentDay } from './absence.ts';
import { absenceKinds } from './absence-kind.ts';
import { reason } from './occupation-form.ts';

const terms = {
  nature: choice(absenceKinds, 'Choisissez la nature de l’absence.'),
  du: dayTyped('Donnez le premier jour.'),
  debut: choice(['matin', 'apres-midi'], 'Dites si elle commence le matin ou l’après-midi.'),
  au: optionalDay,
  fin: choice(['midi', 'soir'], 'Dites si elle finit à midi ou le soir.'),
};

const asked = z.object(terms);
type Asked = z.output<typeof asked>;

/** Without a last day it is the first one's. */
function halfDaysOf({ du, debut, au, fin }: Asked): Omit<AbsenceTerms, 'person' | 'kind'> {
  const last = au ?? du;
  return {
    fromDay: du,
    fromNoon: debut === 'apres-midi',
    toDay: fin === 'midi' ? last : addDays(last, 1),
    toNoon: fin === 'midi',
  };
}

const hasHalfDay = (one: Asked) => isForward(halfDaysOf(one));
const backwards = { path: ['au'], message: 'Elle finirait avant d’avoir commencé : corrigez les jours ou les demi-journées.' };

const recording = z.object({ matricule: text('Dites qui est absent.'), ...terms }).refine(hasHalfDay, backwards);
const correcting = z.object({ id: text('Dites quelle absence corriger.'), ...terms }).refine(hasHalfDay, backwards);
const removing = z.object({ id: text('Dites quelle absence retirer.'), raison: reason });

/** @throws Problem `staff.bad-absence` with a sentence for each field */
export function parseAbsence(raw: unknown): AbsenceTerms {
  const { matricule, nature, ...rest } = parseForm('staff.bad-absence', recording, raw);
  return { person: matricule, kind: nature, ...halfDaysOf({ nature, ...rest }) };
}

/** @throws Problem `staff.bad-absence` with a sentence for each field */
export function parseAbsenceCorrection(raw: unknown) {
  const { id, nature, ...rest } = parseForm('staff.bad-absence', correcting, raw);
  return { id, changed: { kind: nature, ...halfDaysOf({ nature, ...rest }) } };
}

export const parseAbsenceRemoval = (raw: unknown) => parseForm('staff.bad-removal', removing, raw);

/** An absence as the journal keeps it: when, and not why. */
export function stateOfAbsence(absence: Omit<AbsenceTerms, 'kind'>): Readonly<Record<string, unknown>> {
  const { fromDay, fromNoon, toNoon } = absence;
  return { fromDay, fromNoon, lastDay: lastAbsentDay(absence), toNoon };
}
