import { countOf } from '../../../web/count-of.ts';
import type { Sent } from '../tell-trainees.ts';
import { busyWords } from './sent-words.ts';

/** What a page says after a form of another page led to it, by the parameter `fait` of its address. */
const sentences: Readonly<Record<string, string>> = {
  ajoutee: 'Formation ajoutée. Ouvrez-en une session pour y inscrire du monde.',
  ouverte: 'Session ouverte. Inscrivez-y du monde.',
  corrigee: 'Session corrigée.',
  lignes: 'Lignes choisies.',
  supprimee: 'Session supprimée : le journal garde ce qu’elle disait.',
};

/** Where a form leads that also wrote to people: an address says how many, and names nobody. */
export function donePath(path: string, done: string, told: readonly Sent[]): string {
  const sent = told.reduce((sum, one) => sum + one.sent, 0);
  const failed = told.reduce((sum, one) => sum + one.failed.length, 0);
  const unreached = told.reduce((sum, one) => sum + one.unreached.length, 0);
  const busy = told.reduce((sum, one) => sum + one.busy.length, 0);
  const counts = Object.entries({ partis: sent, manques: failed, autrement: unreached, ailleurs: busy }).flatMap(
    ([name, count]) => (count === 0 ? [] : [[name, String(count)]]),
  );
  return `${path}?${new URLSearchParams([['fait', done], ...counts])}`;
}

function countIn(url: URL, name: string): number {
  return Number(/^\d{1,3}$/.exec(url.searchParams.get(name) ?? '')?.[0] ?? 0);
}

export function doneSentence(url: URL): string | null {
  const sentence = sentences[url.searchParams.get('fait') ?? ''];
  if (sentence === undefined) return null;
  const [sent, failed, unreached] = [countIn(url, 'partis'), countIn(url, 'manques'), countIn(url, 'autrement')];
  const busy = countIn(url, 'ailleurs');
  return [
    sentence,
    ...(sent === 0 ? [] : [`${countOf(sent, 'personne en est prévenue', 'personnes en sont prévenues')} par courriel.`]),
    ...(failed === 0
      ? []
      : [`${countOf(failed, 'message n’est pas parti', 'messages ne sont pas partis')} : prévenez autrement.`]),
    ...(unreached === 0
      ? []
      : [`Aucun courriel ne peut le dire à ${countOf(unreached, 'personne', 'personnes')} : prévenez-les autrement.`]),
    ...(busy === 0 ? [] : [busyWords(countOf(busy, 'personne', 'personnes'))]),
  ].join(' ');
}
