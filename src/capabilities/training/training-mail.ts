import { letter } from '../../http/letter.ts';
import type { Mail } from '../../http/mail.ts';

type Told = { readonly to: string; readonly name: string; readonly course: string; readonly when: string };

/** The invitation to a session, with what a calendar takes in. */
export function invitationToSession(
  told: Told & { readonly where: string; readonly operator: string; readonly calendar: string },
): Mail {
  const { to, name, course, when, where, operator, calendar } = told;
  const mail = letter({
    to,
    name,
    subject: `Formation : ${course}`,
    title: 'Invitation à une formation',
    said: [
      `Vous êtes inscrit à la formation « ${course} », ${when}${where === '' ? '' : `, ${where}`}.`,
      'Le rendez-vous est joint à ce message, pour votre agenda.',
    ],
    after: [`Si vous ne pouvez pas venir, prévenez ${operator} : votre place sera donnée à qui l’attend.`],
  });
  return { ...mail, calendar };
}

/** Tells somebody who waited that a seat is theirs. */
export function seatFreed(told: Parameters<typeof invitationToSession>[0]): Mail {
  const { to, name, course, when, where, operator, calendar } = told;
  const mail = letter({
    to,
    name,
    subject: `Une place s’est libérée : ${course}`,
    title: 'Une place s’est libérée',
    said: [
      `Vous étiez sur la liste d’attente de la formation « ${course} », ${when}${where === '' ? '' : `, ${where}`} : une place s’est libérée, vous êtes inscrit.`,
      'Le rendez-vous est joint à ce message, pour votre agenda.',
    ],
    after: [`Si vous ne pouvez pas venir, prévenez ${operator} : votre place sera donnée à qui l’attend.`],
  });
  return { ...mail, calendar };
}

/** Tells the member's person who enrolled somebody that the operator refused, and why. */
export function refusalOfEnrolment(
  told: Told & { readonly participant: string; readonly word: string; readonly operator: string },
): Mail {
  const { to, name, participant, course, when, word, operator } = told;
  return letter({
    to,
    name,
    subject: `Inscription refusée : ${course}`,
    title: 'Une inscription est refusée',
    said: [
      `Vous aviez inscrit ${participant} à la formation « ${course} », ${when}. ${operator} n’a pas retenu cette inscription :`,
      `« ${word} »`,
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
    subject: `Votre avis sur la formation : ${course}`,
    title: 'Votre avis sur une formation',
    said: [`Vous avez suivi la formation « ${course} », ${when}. Quatre questions, une minute : votre avis sert à l’améliorer.`],
    offer: { text: 'Donnez votre avis à cette adresse :', html: 'Donner mon avis', link },
    after: ['Votre réponse est enregistrée sans votre nom. Ce lien ne sert qu’une fois.'],
  });
}
