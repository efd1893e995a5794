import { type Answer, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole, type Role } from '../../kernel/actor.ts';

/** The permission to manage training: opening courses and sessions, and running any of them. */
export const trainingManagers = ['direction', 'team-head'] as const satisfies readonly Role[];

/** On a member's side, those who follow whom the member sends; elected members and readers are told numbers. */
export const memberTrainingReaders = ['member-it-director', 'member-referent'] as const satisfies readonly Role[];

/** Those who load files of training beside administrators. */
export const byTrainingPeople = { beside: ['direction'] } as const;

/** Reading courses, sessions and the figures of training, without the name of anybody who comes. */
export function mayReadTraining(actor: Actor): Answer {
  return actor.member === null && actor.roles.length > 0
    ? yes
    : no('Les formations et leurs sessions ne se lisent que chez l’opérateur.');
}

/** Opening and correcting courses and sessions, and saying what the table by application shows. */
export function mayManageTraining(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, ...trainingManagers)
    ? yes
    : no('Seuls la direction et les responsables d’équipe ouvrent les formations et leurs sessions.');
}

/** Those who work at the operator: any of them may be the trainer of a session. */
const possibleTrainers = ['agent', 'project-lead', 'finance', 'hr', 'dpo', 'security-officer'] as const satisfies readonly Role[];

/** Whoever might run a session: those who manage training, and those who may be its trainer. */
export function mayTakePartInTraining(actor: Actor): Answer {
  return actor.member === null && hasRole(actor, ...trainingManagers, ...possibleTrainers) ? yes : notYours;
}

const notYours = no(
  'Seuls la direction, les responsables d’équipe et les formateurs de la session voient et gèrent ses inscrits.',
);

/** Reading who comes, enrolling, inviting, typing attendance: those who manage training, and the trainers of that session. */
export function mayRunSession(actor: Actor, isTrainer: boolean): Answer {
  if (mayManageTraining(actor).may) return yes;
  return isTrainer && mayTakePartInTraining(actor).may ? yes : notYours;
}

/** Enrolling one's own member's agents, and cancelling: those who follow them. The database holds them to rows of their member. */
export function mayEnrolOwnAgents(actor: Actor): Answer {
  return actor.member !== null && hasRole(actor, ...memberTrainingReaders)
    ? yes
    : no('Seuls le responsable informatique d’un adhérent et ses référents inscrivent ses agents.');
}

/** Reading whom one's own member sends. Which rows those are is decided by the database. */
export function mayReadOwnTrainees(actor: Actor): Answer {
  return actor.member !== null && hasRole(actor, ...memberTrainingReaders)
    ? yes
    : no('Les inscriptions d’un adhérent sont montrées à son responsable informatique et à ses référents.');
}
