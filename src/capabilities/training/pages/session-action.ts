import { perform } from '../../../database/perform.ts';
import type { PageChange } from '../../../http/reading.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { type EvaluationLink, mailEvaluationLinks, makeEvaluationLinks } from '../ask-evaluation.ts';
import { cancelEnrolment, enrol } from '../enrol.ts';
import { inviteTrainees } from '../invite-trainees.ts';
import { recordAttendance } from '../record-attendance.ts';
import { refuseAndTell } from '../refuse-enrolment.ts';
import { tellCancelled, tellLetIn } from '../tell-trainees.ts';
import { missedWords, sentWords, toldOfCancellation } from './sent-words.ts';

/** « La place va à Untel, qui attendait. » */
function enteredWords(names: string, count: number): string {
  return count === 1 ? `La place va à ${names}, qui attendait.` : `Les places vont à ${names}, qui attendaient.`;
}

async function cancel(page: PageChange, typed: Typed, code: string): Promise<string> {
  const { database, actor } = page;
  const done = await perform(database, actor, cancelEnrolment, { ...typed, session: code, today: page.today() });
  const { session, cancelled, admitted } = done;
  const gone = toldOfCancellation(await tellCancelled(page, actor, session, [cancelled]));
  const told = await tellLetIn(page, actor, session, admitted);
  const names = admitted.map((one) => one.participant).join(', ');
  const entered =
    admitted.length === 0
      ? ''
      : ` ${enteredWords(names, admitted.length)}${told.sent > 0 ? ` ${countOf(told.sent, 'message parti', 'messages partis')}.` : ''}`;
  return `Inscription de ${cancelled.participant} annulée.${gone}${entered}${missedWords(told)}`;
}

/** What one of the forms of a session's page does: the sentence that says it. */
export async function changeSession(page: PageChange, form: string, typed: Typed, session: string): Promise<string> {
  const { database, actor, today } = page;
  switch (form) {
    case 'inscrire': {
      const { participant, rank } = await perform(database, actor, enrol, { ...typed, session });
      return rank === null
        ? `${participant} est inscrit.`
        : `Plus de place : ${participant} est sur la liste d’attente, au rang ${rank}.`;
    }
    case 'annuler':
      return cancel(page, typed, session);
    case 'refuser':
      return refuseAndTell(page, actor, { ...typed, session, today: today() });
    case 'inviter':
      return sentWords(await inviteTrainees(page, actor, session), 'invitation envoyée', 'invitations envoyées');
    case 'presences': {
      const changed = await perform(database, actor, recordAttendance, { ...typed, session, today: today() });
      return `${countOf(changed, 'présence enregistrée', 'présences enregistrées')}.`;
    }
    default:
      throw problem('invalid', 'training.unknown-form', 'Ce formulaire n’existe pas : revenez à la page de la session.');
  }
}

type AskedFor = { readonly sentence: string; readonly links: readonly EvaluationLink[] };

/** Asks everybody who came what they thought: by mail where that can be, else by links to hand over. */
export async function askForEvaluations(page: PageChange, session: string): Promise<AskedFor> {
  const { database, actor } = page;
  const made = await perform(database, actor, makeEvaluationLinks, { session });
  const { sent, links } = await mailEvaluationLinks(page, actor, session, made);
  const mailed = sent === 0 ? '' : `${countOf(sent, 'message envoyé', 'messages envoyés')}. `;
  const toHand = links.length === 0 ? '' : `${countOf(links.length, 'lien à remettre', 'liens à remettre')}, ci-dessous.`;
  return { sentence: `${mailed}${toHand}`.trim(), links };
}
