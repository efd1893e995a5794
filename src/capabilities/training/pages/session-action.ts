import { perform } from '../../../database/perform.ts';
import type { PageChange } from '../../../http/reading.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { type EvaluationLink, mailEvaluationLinks, makeEvaluationLinks } from '../ask-evaluation.ts';
import { cancelEnrolment, enrol } from '../enrol.ts';
import { letWaitingInAfter } from '../fill-seats.ts';
import { inviteTrainees } from '../invite-trainees.ts';
import { recordAttendance } from '../record-attendance.ts';
import { type RefusalTold, refuseEnrolment, tellRefused } from '../refuse-enrolment.ts';
import { tellCancelled, tellLetIn } from '../tell-trainees.ts';
import type { PageDesk } from './page-desk.ts';
import { arrivalWords, enteredWords, invitedWords, toldOfCancellation } from './sent-words.ts';

async function enrolOne(page: PageDesk, typed: Typed, session: string): Promise<string> {
  const arrival = await perform(page.database, page.actor, enrol, { ...typed, session });
  if (arrival.rank === null) return arrivalWords([arrival]);
  // A file may leave a seat free while somebody waits: it is given before anybody is told that there is none.
  const after = await letWaitingInAfter(page, page.actor, session, [arrival]);
  return `${arrivalWords(after.arrivals, after.isFull)}${enteredWords(after.admitted, after.told)}`;
}

async function cancel(page: PageDesk, typed: Typed, code: string): Promise<string> {
  const { database, actor } = page;
  const done = await perform(database, actor, cancelEnrolment, { ...typed, session: code, today: page.today() });
  const { session, cancelled, admitted } = done;
  const gone = toldOfCancellation(cancelled, await tellCancelled(page, actor, session, [cancelled]));
  const entered = enteredWords(admitted, await tellLetIn(page, actor, session, admitted));
  return `Inscription de ${cancelled.participant} annulée.${gone}${entered}`;
}

const tellings: Readonly<Record<RefusalTold, string>> = {
  told: 'La personne qui l’avait faite en est prévenue par courriel.',
  'no-mail': 'Aucun serveur de messagerie n’est réglé : l’adhérent le lira dans ses inscriptions.',
  gone: 'La personne qui l’avait faite n’a plus de rôle ici : l’adhérent le lira dans ses inscriptions.',
  'not-sent': 'Le message n’est pas parti : l’adhérent le lira dans ses inscriptions.',
};

async function refuse(page: PageDesk, typed: Typed, code: string): Promise<string> {
  const { database, actor } = page;
  const done = await perform(database, actor, refuseEnrolment, { ...typed, session: code, today: page.today() });
  const { session, refused, admitted } = done;
  const telling = tellings[await tellRefused(page, actor, done)];
  const gone = toldOfCancellation(refused, await tellCancelled(page, actor, session, [refused]));
  const entered = enteredWords(admitted, await tellLetIn(page, actor, session, admitted));
  return `Inscription de ${refused.participant} refusée. ${telling}${gone}${entered}`;
}

/** What one of the forms of a session's page does: the sentence that says it. */
export async function changeSession(page: PageDesk, form: string, typed: Typed, session: string): Promise<string> {
  const { database, actor, today } = page;
  switch (form) {
    case 'inscrire':
      return enrolOne(page, typed, session);
    case 'annuler':
      return cancel(page, typed, session);
    case 'refuser':
      return refuse(page, typed, session);
    case 'inviter':
      return invitedWords(await inviteTrainees(page, actor, session));
    case 'presences': {
      const changed = await perform(database, actor, recordAttendance, { ...typed, session, today: today() });
      return `${countOf(changed, 'présence enregistrée', 'présences enregistrées')}.`;
    }
    default:
      throw problem('invalid', 'training.unknown-form', 'Ce formulaire n’existe pas : revenez à la page de la session.');
  }
}

type AskedFor = { readonly sentence: string; readonly links: readonly EvaluationLink[] };

/** Asks everybody who came what they thought: by mail where that can be, else by links to hand over. */
export async function askForEvaluations(page: PageChange, typed: Typed, session: string): Promise<AskedFor> {
  const { database, actor } = page;
  const made = await perform(database, actor, makeEvaluationLinks, { ...typed, session });
  const { sent, links } = await mailEvaluationLinks(page, actor, session, made);
  const mailed = sent === 0 ? '' : `${countOf(sent, 'message envoyé', 'messages envoyés')}. `;
  const toHand = links.length === 0 ? '' : `${countOf(links.length, 'lien à remettre', 'liens à remettre')}, ci-dessous.`;
  return { sentence: `${mailed}${toHand}`.trim(), links };
}
