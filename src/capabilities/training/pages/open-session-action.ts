import { perform } from '../../../database/perform.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { problem } from '../../../kernel/problem.ts';
import { cancelOwnEnrolment, enrolOwnAgents } from '../enrol-own-agents.ts';
import { letWaitingInAfter, tellCancelledByMember } from '../fill-seats.ts';
import type { PageDesk } from './page-desk.ts';
import { arrivalWords, enteredWords, toldOfCancellation } from './sent-words.ts';

/** What the forms of a member's page of a session do: the sentence that says it. */
export async function changeOwn(page: PageDesk, form: string, typed: Typed, session: string): Promise<string> {
  const { database, actor } = page;
  const asked = { ...typed, session, today: page.today() };
  switch (form) {
    case 'inscrire': {
      const arrivals = await perform(database, actor, enrolOwnAgents, asked);
      if (arrivals.every(({ rank }) => rank === null)) return arrivalWords(arrivals);
      // A seat that was left free while somebody waits is given before anybody is told that there is none.
      const after = await letWaitingInAfter(page, actor, session, arrivals);
      return `${arrivalWords(after.arrivals, after.isFull)}${enteredWords(after.admitted, after.told)}`;
    }
    case 'annuler': {
      const done = await perform(database, actor, cancelOwnEnrolment, asked);
      const told = await tellCancelledByMember(page, actor, done.session, done.cancelled);
      const after = await letWaitingInAfter(page, actor, session);
      const gone = toldOfCancellation(done.cancelled, told);
      return `Inscription de ${done.cancelled.participant} annulée.${gone}${enteredWords(after.admitted, after.told)}`;
    }
    default:
      throw problem('invalid', 'training.unknown-form', 'Ce formulaire n’existe pas : revenez à la page de la session.');
  }
}
