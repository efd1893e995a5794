import { frenchList } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import type { Arrival } from '../enrol.ts';
import type { Enrolment } from '../enrolment.ts';
import type { Invited } from '../invite-trainees.ts';
import type { Sent } from '../tell-trainees.ts';

/**
 * « Le message n’est pas parti pour Untel (boîte inconnue). » « Aucun courriel ne peut le dire à Unetelle : prévenez-les autrement. » « Un
 * autre envoi est en cours pour Untel : … »
 */
export function missedWords({ failed, unreached, busy }: Omit<Sent, 'sent'>): string {
  return [
    failed.length === 0 ? '' : ` Le message n’est pas parti pour ${failed.join(', ')}.`,
    unreached.length === 0 ? '' : ` Aucun courriel ne peut le dire à ${unreached.join(', ')} : prévenez-les autrement.`,
    busy.length === 0 ? '' : ` ${busyWords(busy.join(', '))}`,
  ].join('');
}

/** What is said of those to whom somebody else is writing, or was until something stopped it. */
export function busyWords(whom: string): string {
  return `Un autre envoi est en cours pour ${whom} : rechargez la page dans quelques minutes pour voir qui reste à prévenir.`;
}

/** « 3 invitations envoyées. 1 annulation envoyée. Le message n’est pas parti pour Untel (boîte inconnue). » */
export function invitedWords({ invited, released }: Invited): string {
  const parts = [
    ...(invited.sent > 0 || released.sent === 0 ? [countOf(invited.sent, 'invitation envoyée', 'invitations envoyées')] : []),
    ...(released.sent > 0 ? [countOf(released.sent, 'annulation envoyée', 'annulations envoyées')] : []),
  ];
  return `${parts.map((part) => `${part}.`).join(' ')}${missedWords(invited)}${missedWords(released)}`;
}

type Named = Pick<Enrolment, 'participant'>;

/** What follows the sentence that says that somebody’s enrolment is cancelled. */
export function toldOfCancellation({ participant }: Named, told: Sent): string {
  return `${told.sent > 0 ? ` Un message prévient ${participant}, et annule le rendez-vous.` : ''}${missedWords(told)}`;
}

/** What follows it when others are let in: « La place va à Untel, qui attendait. 1 message parti. » */
export function enteredWords(admitted: readonly Named[], told: Sent): string {
  if (admitted.length === 0) return '';
  const names = frenchList(admitted.map(({ participant }) => participant));
  const entered =
    admitted.length === 1 ? `La place va à ${names}, qui attendait.` : `Les places vont à ${names}, qui attendaient.`;
  const sent = told.sent === 0 ? '' : ` ${countOf(told.sent, 'message parti', 'messages partis')}.`;
  return ` ${entered}${sent}${missedWords(told)}`;
}

/**
 * « 8007 et 8008 sont inscrits. Plus de place : 8009 est sur la liste d’attente, au rang 2 ; 8010, au rang 3. »
 * @param isFull false where a seat is free that nobody is given any more: the session has begun
 */
export function arrivalWords(arrivals: readonly Arrival[], isFull = true): string {
  const seated = arrivals.filter(({ rank }) => rank === null).map(({ participant }) => participant);
  const [first, ...others] = arrivals.filter(({ rank }) => rank !== null);
  const sentences = [
    ...(seated.length === 0 ? [] : [`${frenchList(seated)} ${seated.length === 1 ? 'est inscrit' : 'sont inscrits'}.`]),
    ...(first === undefined
      ? []
      : [
          `${isFull ? 'Plus de place' : 'D’autres attendent déjà'} : ${[
            `${first.participant} est sur la liste d’attente, au rang ${first.rank}`,
            ...others.map(({ participant, rank }) => `${participant}, au rang ${rank}`),
          ].join('\u00a0; ')}.`,
        ]),
  ];
  return sentences.join(' ');
}
