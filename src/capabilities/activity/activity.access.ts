import { type Answer, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole, type Role } from '../../kernel/actor.ts';

/** The operator's own staff: whoever works there fills weeks. Reading and checking from outside is no work of the operator's. */
export const fillers = [
  'agent',
  'team-head',
  'project-lead',
  'direction',
  'finance',
  'hr',
  'dpo',
  'security-officer',
] as const satisfies readonly Role[];

/** Those who are shown the weeks of others: of everybody, or of the teams in which they hold the role. */
export const followers = ['hr', 'direction', 'team-head', 'project-lead'] as const satisfies readonly Role[];

/** Those who answer for what a team did: they approve, return and correct. */
export const approvers = ['direction', 'team-head'] as const satisfies readonly Role[];

/** Those who say that a month is closed for everybody. */
export const lockers = ['direction', 'hr'] as const satisfies readonly Role[];

/** Those who say what time is given to; a head of team in the trees of their teams. Files are loaded by administrators and direction alone. */
export const workKeepers = ['administrator', 'direction', 'team-head'] as const satisfies readonly Role[];

/** Those who load the files of kinds and projects, beside administrators. */
export const byWorkKeepers = { beside: ['direction'] } as const;

/** Those who say how shared days are spread, beside administrators: in forms as by files. */
export const sharingKeepers = ['direction', 'finance'] as const satisfies readonly Role[];

/** Those who say how long a day of work is, beside administrators: in forms as by files. */
export const dayLengthKeepers = ['direction', 'hr'] as const satisfies readonly Role[];

const isOneOf = (actor: Actor, wanted: readonly Role[]) => actor.member === null && hasRole(actor, ...wanted);

export function mayFillWeek(actor: Actor): Answer {
  return isOneOf(actor, fillers) ? yes : no('Seuls les agents de l’opérateur remplissent une semaine.');
}

export function mayFollowTime(actor: Actor): Answer {
  return isOneOf(actor, followers)
    ? yes
    : no(
        'Les semaines des autres ne sont montrées qu’à la direction, aux ressources humaines et à ceux qui organisent le travail des équipes.',
      );
}

/** Approving and returning weeks, and correcting a line of a locked month; whose, is asked of the register of staff. */
export function mayApproveWeeks(actor: Actor): Answer {
  return isOneOf(actor, approvers)
    ? yes
    : no('Seuls les responsables d’équipe et la direction approuvent, rendent ou corrigent une semaine.');
}

export function mayLockMonths(actor: Actor): Answer {
  return isOneOf(actor, lockers)
    ? yes
    : no('Seules la direction et les ressources humaines verrouillent un mois, ou le déverrouillent.');
}

/** The same person in those of their roles that approve: in which teams they do is asked with it. */
export function asApprover(actor: Actor): Actor {
  return { ...actor, roles: actor.roles.filter((role) => approvers.some((one) => one === role)) };
}

/** Changing kinds of work and projects; of which teams, is asked with it. */
export function mayKeepWork(actor: Actor): Answer {
  return isOneOf(actor, workKeepers)
    ? yes
    : no('Seuls les responsables d’équipe, la direction et les administrateurs changent les types d’activité et les projets.');
}

/** Changing by what shared days are spread. */
export function mayKeepSharing(actor: Actor): Answer {
  return isOneOf(actor, ['administrator', ...sharingKeepers])
    ? yes
    : no('Seuls la direction, les finances et les administrateurs changent le partage des jours.');
}

/** Changing how many hours make a day. */
export function mayKeepDayLengths(actor: Actor): Answer {
  return isOneOf(actor, ['administrator', ...dayLengthKeepers])
    ? yes
    : no('Seuls la direction, les ressources humaines et les administrateurs changent les heures d’une journée.');
}
