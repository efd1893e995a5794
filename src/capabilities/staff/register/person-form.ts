import { z } from 'zod';
import { optionalChoice, optionalDay, optionalText, optionalWhole, text } from '../../../http/form-input.ts';
import { sexes } from '../status.ts';
import type { Person } from './person.ts';
import { codeTyped } from './post-form.ts';

/** What is recorded of somebody besides their number; which years a birth can be of, the table says too. */
export const identityFields = {
  nom: optionalText,
  sexe: optionalChoice(sexes),
  naissance: optionalDay,
  'naissance-de': optionalWhole(1900, 2200),
  'naissance-a': optionalWhole(1900, 2200),
};

const identity = z.object(identityFields);
type Identity = z.output<typeof identity>;

type Fault = { readonly field: keyof Identity; readonly message: string };

/** What does not go together in a birth: a day says more than two years, and two years have an order. */
export function faultOfBirth(asked: Identity): Fault | null {
  const { naissance, 'naissance-de': from, 'naissance-a': to } = asked;
  if (naissance !== null && (from !== null || to !== null))
    return { field: 'naissance', message: 'Donnez le jour de naissance, ou deux années, pas les deux.' };
  if (from !== null && to === null) return { field: 'naissance-a', message: 'Donnez aussi la dernière année.' };
  if (from === null && to !== null) return { field: 'naissance-de', message: 'Donnez aussi la première année.' };
  if (from !== null && to !== null && from > to)
    return { field: 'naissance-a', message: 'La dernière année est avant la première : corrigez l’une des deux.' };
  return null;
}

export function personOf(code: string, asked: Identity): Person {
  const { nom, sexe, naissance, 'naissance-de': birthFrom, 'naissance-a': birthTo } = asked;
  return { code, name: nom, sex: sexe, birthDay: naissance, birthFrom, birthTo };
}

/** Adds the fault of a birth to what zod found. */
export function checkBirth(asked: Identity, context: z.RefinementCtx): void {
  const fault = faultOfBirth(asked);
  if (fault !== null) context.addIssue({ code: 'custom', path: [fault.field], message: fault.message });
}

export const correctedPersonForm: z.ZodType<Person> = z
  .object({ matricule: text('Dites qui corriger.'), ...identityFields })
  .superRefine(checkBirth)
  .transform(({ matricule, ...asked }) => personOf(matricule, asked));

export const newCode = codeTyped('Donnez le matricule de la personne.');

/** A person as the journal keeps them: many read it, so that it says neither their sex nor their birth. */
export function stateOfPerson({ name }: Person): Readonly<Record<string, unknown>> {
  return { name };
}

/** What only those who manage staff read of somebody. */
export function privateStateOf({ sex, birthDay, birthFrom, birthTo }: Person): Readonly<Record<string, unknown>> {
  return { sex, birthDay, birthFrom, birthTo };
}
