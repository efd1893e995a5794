import { letter } from '../../http/letter.ts';
import type { Mail } from '../../http/mail.ts';

type Told = { readonly to: string; readonly name: string; readonly course: string; readonly when: string };

/** What mails that bring the events of a session are made of. */
export type SessionMail = Told &
  Pick<Mail, 'calendar'> & {
    readonly where: string;
    readonly operator: string;
    /** The course as they know it, which may be another than is given now. */
    readonly was?: string;
  };

/** « le 1er décembre 2026, de 9 h à 12 h 30, salle 1 » */
const whenAndWhere = ({ when, where }: SessionMail) => `${when}${where === '' ? '' : `, ${where}`}`;

const joined = 'Le rendez-vous est joint à ce message, pour votre agenda.';
const ifYouCannot = ({ operator }: SessionMail) =>
  `Si vous ne pouvez pas venir, prévenez ${operator} : votre place sera donnée à qui l’attend.`;

function withEvents(told: SessionMail, words: Pick<Parameters<typeof letter>[0], 'subject' | 'title' | 'said' | 'after'>): Mail {
  const { to, name, calendar } = told;
  return { ...letter({ to, name, ...words }), ...(calendar === undefined ? {} : { calendar }) };
}

/** The invitation to a session, with what a calendar takes in. */
export function invitationToSession(told: SessionMail): Mail {
  return withEvents(told, {
    subject: `Formation : ${told.course}`,
    title: 'Invitation à une formation',
    said: [`Vous êtes inscrit à la formation « ${told.course} », ${whenAndWhere(told)}.`, joined],
    after: [ifYouCannot(told)],
  });
}

/** Tells somebody who waited that a seat is theirs. */
export function seatFreed(told: SessionMail): Mail {
  return withEvents(told, {
    subject: `Une place s’est libérée : ${told.course}`,
    title: 'Une place s’est libérée',
    said: [
      `Vous étiez sur la liste d’attente de la formation « ${told.course} », ${whenAndWhere(told)} : une place s’est libérée, vous êtes inscrit.`,
      joined,
    ],
    after: [ifYouCannot(told)],
  });
}

/** Tells somebody who was invited that the session is no longer given when, or where, they were told. */
export function sessionMoved(told: SessionMail): Mail {
  const { course, was = course } = told;
  const changed = was === course ? 'a changé' : `devient la formation « ${course} »`;
  return withEvents(told, {
    subject: `Formation modifiée : ${told.course}`,
    title: 'Une formation est modifiée',
    said: [
      `La formation « ${was} », à laquelle vous êtes inscrit, ${changed}. Elle a maintenant lieu ${whenAndWhere(told)}.`,
      'Le rendez-vous joint à ce message remplace celui que vous aviez dans votre agenda.',
    ],
    after: [ifYouCannot(told)],
  });
}

/** Tells somebody who was invited that they are not expected any more. */
export function enrolmentCancelled(told: SessionMail): Mail {
  return withEvents(told, {
    subject: `Inscription annulée : ${told.course}`,
    title: 'Votre inscription est annulée',
    said: [
      `Votre inscription à la formation « ${told.course} », ${whenAndWhere(told)}, est annulée.`,
      'Le rendez-vous joint à ce message annule celui que vous aviez dans votre agenda.',
    ],
    after: [`Pour en parler, adressez-vous à ${told.operator}.`],
  });
}

/** Tells somebody who was invited that the session is given to nobody. */
export function sessionNotGiven(told: SessionMail): Mail {
  return withEvents(told, {
    subject: `Formation annulée : ${told.course}`,
    title: 'Une formation n’aura pas lieu',
    said: [
      `La formation « ${told.course} », ${whenAndWhere(told)}, n’aura pas lieu : votre inscription est annulée.`,
      'Le rendez-vous joint à ce message annule celui que vous aviez dans votre agenda.',
    ],
    after: [`Pour en parler, adressez-vous à ${told.operator}.`],
  });
}

/** Tells the member's person who enrolled somebody that the operator refused, and why. */
export function refusalOfEnrolment(
  told: Told & { readonly participant: string; readonly word: string; readonly operator: string },
): Mail {
  const { to, name, participant, course, when, word, operator } = told;
  return letter({
    to,
    name,
    subject: `Inscription refusée : ${course}`,
    title: 'Une inscription est refusée',
    said: [
      `Vous aviez inscrit ${participant} à la formation « ${course} », ${when}. ${operator} n’a pas retenu cette inscription :`,
      `« ${word} »`,
    ],
    after: [`Pour en parler, adressez-vous à ${operator}.`],
  });
}

/**
 * Tells the member's person who enrolled some agents that the session is not given.
 * @param told `unaware`: those of them to whom no message says so; empty when each of them reads it
 */
export function sessionRemoved(
  told: Told & { readonly agents: string; readonly unaware: string; readonly operator: string },
): Mail {
  const { to, name, agents, unaware, course, when, operator } = told;
  return letter({
    to,
    name,
    subject: `Session supprimée : ${course}`,
    title: 'Une session de formation n’aura pas lieu',
    said: [
      `La session de formation « ${course} », ${when}, n’aura pas lieu. Vous y aviez inscrit ${agents}.`,
      unaware === '' ? 'Chacun en est prévenu par courriel.' : `Aucun courriel ne le dit à ${unaware} : prévenez-les.`,
    ],
    after: [`Pour en parler, adressez-vous à ${operator}.`],
  });
}

/** Asks somebody who came what they thought of it. */
export function questionnaireMail(told: Told & { readonly link: string }): Mail {
  const { to, name, course, when, link } = told;
  return letter({
    to,
    name,
    subject: `Votre avis sur la formation : ${course}`,
    title: 'Votre avis sur une formation',
    said: [`Vous avez suivi la formation « ${course} », ${when}. Quatre questions, une minute : votre avis sert à l’améliorer.`],
    offer: { text: 'Donnez votre avis à cette adresse :', html: 'Donner mon avis', link },
    after: ['Votre réponse est enregistrée sans votre nom. Ce lien ne sert qu’une fois.'],
  });
}
