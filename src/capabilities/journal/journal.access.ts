import { type Answer, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole, type Role } from '../../kernel/actor.ts';

/** Those who answer for what was done, or check it. A journal says much of people: it is not for everybody. */
export const journalReaders: readonly Role[] = ['administrator', 'direction', 'dpo', 'security-officer', 'auditor'];

/** Reading the operator's journal of changes. */
export function mayReadJournal(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, ...journalReaders)
    ? yes
    : no(
        'Le journal est réservé à la direction, à l’administration, au délégué à la protection des données, au responsable de la sécurité et aux auditeurs.',
      );
}
