import { demand, mayChange } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { problem } from '../../kernel/problem.ts';
import { listEnrolments } from './enrolment.store.ts';
import { openSessionToRun } from './running.ts';
import { type Sent, writeTo } from './tell-trainees.ts';
import type { MailDesk } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { invitationToSession } from './training-mail.ts';

/**
 * Invites everybody enrolled who was not invited yet and has an address, until the session begins.
 * @throws Problem when there is nobody, no mail server, or no session to come any more
 */
export async function inviteTrainees(desk: MailDesk & { readonly today: () => Day }, actor: Actor, code: string): Promise<Sent> {
  demand(mayChange(actor));
  demand(mayTakePartInTraining(actor));
  const { session, all } = await desk.database.read(actor, async (tx) => ({
    session: await openSessionToRun(tx, actor, code),
    all: await listEnrolments(tx, code),
  }));
  if (session.firstDay <= desk.today())
    throw problem(
      'conflict',
      'training.session-begun',
      `La session a commencé le ${frenchDay(session.firstDay)} : on n’y invite plus.`,
    );
  const people = all.filter(({ state, email, invitedAt }) => state === 'enrolled' && email !== null && invitedAt === null);
  if (people.length === 0)
    throw problem(
      'conflict',
      'training.nobody-to-invite',
      'Personne à inviter : les inscrits l’ont déjà été, ou n’ont pas d’adresse électronique.',
    );
  if (desk.mail === null)
    throw problem(
      'conflict',
      'training.no-mail',
      'Aucun serveur de messagerie n’est réglé : téléchargez le rendez-vous (.ics) et envoyez-le vous-même.',
    );
  return writeTo(desk, actor, session, people, invitationToSession);
}
