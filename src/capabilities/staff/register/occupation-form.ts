import { z } from 'zod';
import {
  choice,
  dayTyped,
  optionalChoice,
  optionalDay,
  optionalText,
  parseForm,
  percent,
  text,
} from '../../../http/form-input.ts';
import { addDays } from '../../../kernel/day.ts';
import { statuses } from '../status.ts';
import { endCauses, startCauses } from './cause.ts';
import { lastDay } from './occupancy.ts';
import type { OccupationTerms } from './occupation.ts';
import type { Person } from './person.ts';
import { checkBirth, identityFields, newCode, personOf } from './person-form.ts';

const terms = {
  statut: choice(statuses, 'Choisissez un statut.'),
  taux: percent('Donnez le taux d’emploi, en pour cent.'),
  grade: optionalText,
  du: dayTyped('Donnez le premier jour.'),
  au: optionalDay,
};

const ordered = ({ du, au }: { readonly du: string; readonly au: string | null }) => au === null || du <= au;
const reversed = { path: ['au'], message: 'Le dernier jour est avant le premier : corrigez l’un des deux.' };

const filling = z
  .object({
    poste: optionalText,
    personne: choice(['connue', 'nouvelle'], 'Dites si la personne est déjà connue.'),
    matricule: newCode,
    ...identityFields,
    ...terms,
    cause: choice(startCauses, 'Choisissez la cause de l’arrivée.'),
  })
  .superRefine(checkBirth)
  .refine(ordered, reversed);

/** What is asked when a post is filled: an occupation, and the person when they are not known yet. */
export type Filling = { readonly terms: OccupationTerms; readonly newPerson: Person | null };

/** @throws Problem `staff.bad-occupation` with a sentence for each field */
export function parseFilling(raw: unknown): Filling {
  const asked = parseForm('staff.bad-occupation', filling, raw);
  const { poste, personne, matricule, statut, taux, grade, du, au, cause, ...identity } = asked;
  return {
    terms: {
      person: matricule,
      post: poste,
      status: statut,
      grade,
      rate: taux,
      fromDay: du,
      toDay: au === null ? null : addDays(au, 1),
      startCause: cause,
      endCause: null,
      noticeDay: null,
    },
    newPerson: personne === 'nouvelle' ? personOf(matricule, identity) : null,
  };
}

/** Nothing that was recorded disappears without the word of whoever made it disappear. */
export const reason = text('Dites pourquoi : le journal garde la raison.');

const correction = z
  .object({
    id: text('Dites quelle occupation corriger.'),
    ...terms,
    cause: optionalChoice(startCauses),
    'cause-fin': optionalChoice(endCauses),
    preavis: optionalDay,
    raison: reason,
  })
  .refine(ordered, reversed)
  .refine(({ au, 'cause-fin': cause }) => au !== null || cause === null, {
    path: ['cause-fin'],
    message: 'Une occupation sans dernier jour n’a pas de cause de fin.',
  });

export type Correction = {
  readonly id: string;
  readonly changed: Omit<OccupationTerms, 'person' | 'post'>;
  readonly reason: string;
};

/** @throws Problem `staff.bad-occupation` with a sentence for each field */
export function parseCorrection(raw: unknown): Correction {
  const { id, raison, statut, taux, grade, du, au, cause, preavis, ...rest } = parseForm('staff.bad-occupation', correction, raw);
  return {
    id,
    reason: raison,
    changed: {
      status: statut,
      grade,
      rate: taux,
      fromDay: du,
      toDay: au === null ? null : addDays(au, 1),
      startCause: cause,
      endCause: rest['cause-fin'],
      noticeDay: preavis,
    },
  };
}

/** An occupation as the journal keeps it. */
export function stateOfOccupation(occupation: OccupationTerms): Readonly<Record<string, unknown>> {
  const { person, post, status, grade, rate, fromDay, startCause, endCause, noticeDay } = occupation;
  return { person, post, status, grade, rate, fromDay, lastDay: lastDay(occupation), startCause, endCause, noticeDay };
}
