import { perform } from '../../../database/perform.ts';
import type { PageChange } from '../../../http/reading.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { problem } from '../../../kernel/problem.ts';
import type { Arrival } from '../enrol.ts';
import { cancelOwnEnrolment, enrolOwnAgents } from '../enrol-own-agents.ts';
import { letWaitingInAfter, tellCancelledByMember } from '../fill-seats.ts';
import { toldOfCancellation } from './sent-words.ts';

const inWords = new Intl.ListFormat('fr', { type: 'conjunction' });

/** « 8007 et 8008 sont inscrits. Plus de place : 8009 est sur la liste d’attente, au rang 2 ; 8010, au rang 3. » */
export function arrivalWords(arrivals: readonly Arrival[]): string {
  const seated = arrivals.filter(({ rank }) => rank === null).map(({ participant }) => participant);
  const [first, ...others] = arrivals.filter(({ rank }) => rank !== null);
  const sentences = [
    ...(seated.length === 0 ? [] : [`${inWords.format(seated)} ${seated.length === 1 ? 'est inscrit' : 'sont inscrits'}.`]),
    ...(first === undefined
      ? []
      : [
          `Plus de place : ${[
            `${first.participant} est sur la liste d’attente, au rang ${first.rank}`,
            ...others.map(({ participant, rank }) => `${participant}, au rang ${rank}`),
          ].join(' ; ')}.`,
        ]),
  ];
  return sentences.join(' ');
}

/** What the forms of a member's page of a session do: the sentence that says it. */
export async function changeOwn(page: PageChange, form: string, typed: Typed, session: string): Promise<string> {
  const { database, actor } = page;
  const asked = { ...typed, session, today: page.today() };
  switch (form) {
    case 'inscrire': {
      const arrivals = await perform(database, actor, enrolOwnAgents, asked);
      // A seat that was left free while somebody waits is given before anybody is told that there is none.
      if (arrivals.some(({ rank }) => rank !== null)) await letWaitingInAfter(page, actor, session);
      return arrivalWords(arrivals);
    }
    case 'annuler': {
      const done = await perform(database, actor, cancelOwnEnrolment, asked);
      const told = await tellCancelledByMember(page, actor, done.session, done.cancelled);
      await letWaitingInAfter(page, actor, session);
      return `Inscription de ${done.cancelled.participant} annulée.${toldOfCancellation(told)}`;
    }
    default:
      throw problem('invalid', 'training.unknown-form', 'Ce formulaire n’existe pas : revenez à la page de la session.');
  }
}
