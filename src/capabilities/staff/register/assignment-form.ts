import { z } from 'zod';
import { dayTyped, optionalDay, optionalText, parseForm, percent, text, ticked } from '../../../http/form-input.ts';
import { addDays } from '../../../kernel/day.ts';
import type { AssignmentTerms } from './assignment.ts';
import { lastDay } from './occupancy.ts';
import { reason } from './occupation-form.ts';

const terms = {
  equipe: text('Choisissez une équipe.'),
  part: percent('Donnez la part du temps, en pour cent.'),
  responsable: ticked,
  role: optionalText,
  du: dayTyped('Donnez le premier jour.'),
  au: optionalDay,
};

const ordered = ({ du, au }: { readonly du: string; readonly au: string | null }) => au === null || du <= au;
const reversed = { path: ['au'], message: 'Le dernier jour est avant le premier : corrigez l’un des deux.' };

const adding = z.object({ matricule: text('Dites qui affecter.'), ...terms }).refine(ordered, reversed);
const correcting = z
  .object({ id: text('Dites quelle affectation corriger.'), ...terms, raison: reason })
  .refine(ordered, reversed);

type Terms = Omit<z.output<typeof adding>, 'matricule'>;

function termsOf({ equipe, part, responsable, role, du, au }: Terms): Omit<AssignmentTerms, 'person'> {
  return { team: equipe, share: part, manager: responsable, role, fromDay: du, toDay: au === null ? null : addDays(au, 1) };
}

/** @throws Problem `staff.bad-assignment` with a sentence for each field */
export function parseAssignment(raw: unknown): AssignmentTerms {
  const { matricule, ...asked } = parseForm('staff.bad-assignment', adding, raw);
  return { person: matricule, ...termsOf(asked) };
}

/** @throws Problem `staff.bad-assignment` with a sentence for each field */
export function parseAssignmentCorrection(raw: unknown) {
  const { id, raison, ...asked } = parseForm('staff.bad-assignment', correcting, raw);
  return { id, reason: raison, changed: termsOf(asked) };
}

/** An assignment as the journal keeps it. */
export function stateOfAssignment(assignment: AssignmentTerms): Readonly<Record<string, unknown>> {
  const { team, share, manager, role, fromDay } = assignment;
  return { team, share, manager, role, fromDay, lastDay: lastDay(assignment) };
}
