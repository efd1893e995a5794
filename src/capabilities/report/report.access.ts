import { type Answer, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole } from '../../kernel/actor.ts';

/** Publishing a year's report to the members, and withdrawing it from them. */
export function mayPublish(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, 'direction', 'administrator')
    ? yes
    : no('Seules la direction et l’administration de l’opérateur publient un bilan aux adhérents, ou le retirent.');
}
