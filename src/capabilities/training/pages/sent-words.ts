import { countOf } from '../../../web/count-of.ts';
import type { Sent } from '../tell-trainees.ts';

/** « Le message n’est pas parti pour Untel (boîte inconnue). » */
export function missedWords({ failed }: Pick<Sent, 'failed'>): string {
  return failed.length === 0 ? '' : ` Le message n’est pas parti pour ${failed.join(', ')}.`;
}

/** « 3 invitations envoyées. Le message n’est pas parti pour Untel (boîte inconnue). » */
export function sentWords(told: Sent, one: string, many: string): string {
  return `${countOf(told.sent, one, many)}.${missedWords(told)}`;
}

/** What follows the sentence that says that somebody’s enrolment is cancelled. */
export function toldOfCancellation(told: Sent): string {
  return `${told.sent > 0 ? ' Un message l’en prévient, et annule le rendez-vous.' : ''}${missedWords(told)}`;
}
