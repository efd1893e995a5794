import { z } from 'zod';
import { monthTyped, optionalMonth, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Day } from '../../../kernel/day.ts';
import { reason } from '../register/occupation-form.ts';
import { hundredthsTyped } from './hundredths-typed.ts';
import { type Month, monthsFrom, monthText } from './month.ts';

/** Longer than any planned project, and short enough that a year mistyped is seen. */
const mostMonths = 36;

const load = {
  equipe: text('Choisissez une équipe.'),
  mois: monthTyped('Donnez le mois.'),
  competence: optionalText,
  jours: hundredthsTyped('Donnez les jours.'),
};

export type RunTyped = {
  readonly team: string;
  readonly month: Month;
  readonly skill: string | null;
  readonly hundredths: number;
};
export type ProjectTyped = Omit<RunTyped, 'month'> & { readonly project: string; readonly months: readonly Month[] };

/** Days of run are recorded of months that are over, or under way. @throws Problem `staff.bad-load` with a sentence for each field */
export function parseRun(raw: unknown, today: Day): RunTyped {
  const run = z.object({ ...load }).refine(({ mois }) => mois <= today, {
    path: ['mois'],
    message: 'Ce mois n’a pas commencé : les jours d’exploitation s’enregistrent une fois passés.',
  });
  const { equipe, mois, competence, jours } = parseForm('staff.bad-load', run, raw);
  return { team: equipe, month: mois, skill: competence, hundredths: jours };
}

const project = z
  .object({ ...load, projet: text('Donnez le nom du projet.'), 'jusqu-a': optionalMonth })
  .refine(({ mois, 'jusqu-a': last }) => last === null || mois <= last, {
    path: ['jusqu-a'],
    message: 'Le dernier mois est avant le premier : corrigez l’un des deux.',
  })
  .refine(({ mois, 'jusqu-a': last }) => last === null || last < (monthsFrom(mois, mostMonths + 1).at(-1) ?? mois), {
    path: ['jusqu-a'],
    message: `${mostMonths} mois au plus en une fois.`,
  });

/** The same days in each month, from the first to the last. @throws Problem `staff.bad-load` with a sentence for each field */
export function parseProject(raw: unknown): ProjectTyped {
  const { equipe, mois, competence, jours, projet, 'jusqu-a': last } = parseForm('staff.bad-load', project, raw);
  const months = monthsFrom(mois, mostMonths).filter((month) => month <= (last ?? mois));
  return { project: projet, team: equipe, months, skill: competence, hundredths: jours };
}

const correction = z.object({
  id: z.uuid('Dites quels jours corriger.'),
  jours: hundredthsTyped('Donnez les jours.'),
  raison: reason,
});

/** @throws Problem `staff.bad-load` with a sentence for each field */
export function parseLoadCorrection(raw: unknown) {
  const { id, jours, raison } = parseForm('staff.bad-load', correction, raw);
  return { id, hundredths: jours, reason: raison };
}

const removal = z.object({ id: z.uuid('Dites quels jours retirer.'), raison: reason });

/** @throws Problem `staff.bad-load` with a sentence for each field */
export function parseLoadRemoval(raw: unknown) {
  const { id, raison } = parseForm('staff.bad-load', removal, raw);
  return { id, reason: raison };
}

type Load = { readonly team: string; readonly month: Month; readonly skill: string; readonly hundredths: number };

/** Days as the journal keeps them. */
export function stateOfLoad(kept: Load & { readonly project?: string }): Readonly<Record<string, unknown>> {
  const { team, month, skill, hundredths } = kept;
  const own = kept.project === undefined ? {} : { project: kept.project };
  return { ...own, team, month: monthText(month), skill: skill === '' ? null : skill, days: hundredths / 100 };
}
