import { demand, mayChange } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { frenchDay } from '../../kernel/french.ts';
import { problem } from '../../kernel/problem.ts';
import { listEnrolments } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { openSessionToRun } from './running.ts';
import { nobody, type Sent, tellCancelled, writeTo } from './tell-trainees.ts';
import { perhapsTold, readTelling } from './telling.ts';
import { knowsOtherwise, whoAreMisled } from './told-plan.ts';
import type { Clocked } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { invitationToSession, type SessionMail, sessionMoved } from './training-mail.ts';

/** Those who come, and those who have it in their calendar and don't. */
export type Invited = { readonly invited: Sent; readonly released: Sent };

/**
 * Invites everybody enrolled who has an address and was not invited yet, or perhaps not, until the session begins; until it is over, it puts
 * right the calendars that say otherwise: a message that was lost, a file that moved the session, a change while mails were on their way.
 * @throws Problem when there is nobody, no mail server, or no session to come any more
 */
export async function inviteTrainees(desk: Clocked, actor: Actor, code: string): Promise<Invited> {
  demand(mayChange(actor));
  demand(mayTakePartInTraining(actor));
  const { session, all, telling } = await desk.database.read(actor, async (tx) => ({
    session: await openSessionToRun(tx, actor, code),
    telling: await readTelling(tx, code, desk.now()),
    all: (await listEnrolments(tx, code)).filter(({ email }) => email !== null),
  }));
  const hasBegun = session.firstDay <= desk.today();
  const { outdated } = whoAreMisled(all, session, desk.today());
  const isStopped = (id: string) => telling.get(id) === 'stopped';
  const expecting = whoAreMisled(perhapsTold(all, session, isStopped), session, desk.today()).uncancelled;
  const uncancelled = all.filter(({ id }) => expecting.some((one) => one.id === id));
  const isNew = ({ id, state, invitedAt, told }: Enrolment) =>
    !hasBegun && state === 'enrolled' && (invitedAt === null || told === null || isStopped(id));
  const people = all.filter((one) => outdated.includes(one) || isNew(one));
  if (people.length + uncancelled.length === 0) {
    if (hasBegun)
      throw problem(
        'conflict',
        'training.session-begun',
        `La session a commencé le ${frenchDay(session.firstDay)} : on n’y invite plus.`,
      );
    throw problem(
      'conflict',
      'training.nobody-to-invite',
      'Personne à inviter : les inscrits l’ont déjà été, ou n’ont pas d’adresse électronique.',
    );
  }
  if (desk.mail === null)
    throw problem(
      'conflict',
      'training.no-mail',
      'Aucun serveur de messagerie n’est réglé : téléchargez le rendez-vous (.ics) et envoyez-le vous-même.',
    );
  const compose = (mail: SessionMail, one: Enrolment) =>
    knowsOtherwise(one, session) ? sessionMoved(mail) : invitationToSession(mail);
  return {
    released: await tellCancelled(desk, actor, session, uncancelled),
    invited: people.length === 0 ? nobody : await writeTo(desk, actor, session, people, compose),
  };
}
