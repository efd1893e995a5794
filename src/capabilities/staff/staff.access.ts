import { type Answer, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole, type Role } from '../../kernel/actor.ts';

/** The permission to manage staff: its holders read of each person what others read of groups of three and more. */
export const staffManagers = ['hr', 'direction'] as const satisfies readonly Role[];

/** Those who may know what a person costs. */
export const payReaders = ['hr', 'direction', 'finance'] as const satisfies readonly Role[];

/** Those who prepare the annex of staff: a line of it may be the post of one person. */
export const annexReaders = ['hr', 'direction', 'finance'] as const satisfies readonly Role[];

/** Those who plan the work of teams: they read who is there and who is away, not why. */
export const planners = ['hr', 'direction', 'team-head', 'project-lead'] as const satisfies readonly Role[];

function isOneOf(actor: Actor, wanted: readonly Role[]): boolean {
  return actor.member === null && hasRole(actor, ...wanted);
}

/** Reading posts, grades and the tables of staff, small figures withheld. */
export function mayReadPosts(actor: Actor): Answer {
  return actor.member === null && actor.roles.length > 0
    ? yes
    : no('Les postes et les effectifs ne sont montrés qu’aux personnes de l’opérateur.');
}

/** Opening and closing posts, recording people, what they occupy, when they are away and what they can do. */
export function mayManageStaff(actor: Actor): Answer {
  return isOneOf(actor, staffManagers)
    ? yes
    : no('Seules les ressources humaines et la direction gèrent les postes, les personnes et leurs absences.');
}

/** Reading who holds which post, and who can do what. */
export function mayReadPersons(actor: Actor): Answer {
  return isOneOf(actor, planners)
    ? yes
    : no(
        'Les personnes ne sont montrées qu’aux ressources humaines, à la direction et à ceux qui organisent le travail des équipes.',
      );
}

/** Reading pay and what it is estimated from. */
export function mayReadPay(actor: Actor): Answer {
  return isOneOf(actor, payReaders)
    ? yes
    : no('Les rémunérations ne sont montrées qu’aux ressources humaines, à la direction et aux finances.');
}

/** Reading how many days people are away, whatever the reason. */
export function mayReadAbsences(actor: Actor): Answer {
  return isOneOf(actor, planners)
    ? yes
    : no(
        'Les jours d’absence ne sont montrés qu’à la direction, aux ressources humaines et à ceux qui organisent le travail des équipes.',
      );
}

/** Reading who reaches which age in the years ahead, and what working time they would leave. */
export function mayProject(actor: Actor): Answer {
  return isOneOf(actor, staffManagers)
    ? yes
    : no('La projection des départs n’est montrée qu’aux ressources humaines et à la direction : elle tient à l’âge de chacun.');
}

/** Reading and changing what teams have to carry, and what they can still take on. */
export function mayPlan(actor: Actor): Answer {
  return isOneOf(actor, planners)
    ? yes
    : no(
        'La charge et la capacité des équipes ne sont montrées qu’à la direction, aux ressources humaines et à ceux qui organisent le travail des équipes.',
      );
}

/** Saying with which account a person of the register signs in. */
export function mayTieAccounts(actor: Actor): Answer {
  return isOneOf(actor, ['administrator', ...staffManagers])
    ? yes
    : no('Seuls les administrateurs, les ressources humaines et la direction lient un compte à une personne.');
}
