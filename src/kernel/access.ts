import { type Actor, hasRole } from './actor.ts';
import { problem } from './problem.ts';

/** The answer to `mayX(actor, …)`: yes, or no with the French sentence that a disabled action shows. */
export type Answer = { readonly may: true } | { readonly may: false; readonly why: string };

export const yes: Answer = { may: true };

export function no(why: string): Answer {
  return { may: false, why };
}

/** @throws Problem `refused` carrying the sentence, when the answer is no. */
export function demand(answer: Answer): void {
  if (!answer.may) throw problem('refused', 'access.refused', answer.why);
}

/** Reading the operator's records and figures: every role of the operator. */
export function mayRead(actor: Actor): Answer {
  return hasRole(actor, 'administrator', 'direction', 'reader')
    ? yes
    : no('Votre compte n’a aucun rôle chez cet opérateur : demandez-en un à son administrateur.');
}

/** Loading or undoing files. */
export function mayImport(actor: Actor): Answer {
  return hasRole(actor, 'administrator') ? yes : no('Seul un administrateur de l’opérateur peut importer des fichiers.');
}
