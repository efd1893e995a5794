import { type Actor, hasRole, type Role } from './actor.ts';
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

/** Reading what the place shows: every role held there. What a member's person sees of it is decided by the database. */
export function mayRead(actor: Actor): Answer {
  return actor.roles.length > 0
    ? yes
    : no('Votre compte n’a aucun rôle chez cet opérateur : demandez-en un à son administrateur.');
}

/** Changing anything at all: whoever looks at the site in another person's place changes nothing in it. */
export function mayChange(actor: Actor): Answer {
  return actor.seenBy === undefined
    ? yes
    : no(
        `Vous voyez Bièvre comme ${actor.name}, en lecture seule : rien n’a été changé. Revenez à votre compte pour changer quelque chose.`,
      );
}

/** The pages of one's own account: sessions, tokens and passwords are nobody else's. */
export function mayOpenOwnAccount(actor: Actor): Answer {
  return actor.seenBy === undefined
    ? yes
    : no(`Le compte de ${actor.name} n’est qu’à cette personne : ses sessions, ses jetons et son mot de passe ne se voient pas.`);
}

/** Those who load files of some kind; which kinds are theirs is said by each file's format. */
export const importerRoles: readonly Role[] = ['administrator', 'direction', 'hr', 'finance'];

/** Loading or undoing files, of one kind or another. */
export function mayImport(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, ...importerRoles)
    ? yes
    : no('Seuls l’administration, la direction, les ressources humaines et les finances de l’opérateur importent des fichiers.');
}

/** Saying what the operator is called, before anything else is recorded. */
export function mayNameOperator(actor: Actor): Answer {
  return isAdministrator(actor) ? yes : no('Seul un administrateur de l’opérateur peut le nommer.');
}

/** Inviting people, giving and ending roles: on the operator's side (`member` null), or for one member's people. */
export function mayManagePeople(actor: Actor, member: string | null): Answer {
  if (isAdministrator(actor)) return yes;
  if (member !== null && actor.member === member && hasRole(actor, 'member-it-director')) return yes;
  return actor.member === null
    ? no('Seul un administrateur de l’opérateur peut gérer les comptes et les rôles.')
    : no('Seul le responsable informatique de l’adhérent peut gérer les comptes de ses propres agents.');
}

/** What signing in asks of the operator's people. */
export function maySetSignIn(actor: Actor): Answer {
  return isAdministrator(actor) ? yes : no('Seul un administrateur de l’opérateur peut régler la connexion.');
}

/** Those who answer for what was done, or check it. A journal says much of people: it is not for everybody. */
export const journalReaders: readonly Role[] = ['administrator', 'direction', 'dpo', 'security-officer', 'auditor'];

/** Reading the operator's journal of changes, on its page as on that of a thing. */
export function mayReadJournal(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, ...journalReaders)
    ? yes
    : no(
        'Le journal est réservé à la direction, à l’administration, au délégué à la protection des données, au responsable de la sécurité et aux auditeurs.',
      );
}

/** Saying for how long the journal is kept. */
export function maySetRetention(actor: Actor): Answer {
  return isAdministrator(actor)
    ? yes
    : no('Seul un administrateur de l’opérateur peut changer la durée de conservation du journal.');
}

function isAdministrator(actor: Actor): boolean {
  return actor.member === null && hasRole(actor, 'administrator');
}
