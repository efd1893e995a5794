import { netOf } from './available-days.ts';
import type { MonthBalance } from './balance.ts';
import { frenchMonth, type Month } from './month.ts';
import { frenchDayCount, type Parts, partsOfDay } from './parts.ts';

type Seen = { readonly balances: readonly MonthBalance[]; readonly overload: Month | null };

const isUnknown = ({ balances }: Seen) => balances.every(({ state }) => state === 'unknown');
const isUnsure = ({ balances }: Seen) => balances.some(({ state }) => state === 'unknown');

/** When overload begins, in one sentence; what is not known is said, since no overload that can be seen is not no overload. */
export function overloadWords(seen: Seen): string {
  if (seen.overload !== null) return `La surcharge commence en ${frenchMonth(seen.overload)}.`;
  if (isUnknown(seen)) return 'La charge d’exploitation n’est pas connue : on ne peut pas dire si une surcharge vient.';
  return isUnsure(seen)
    ? 'Aucune surcharge ne se voit dans ce qui est connu ; la charge d’exploitation ne l’est pas toute.'
    : 'Aucune surcharge sur les dix-huit mois à venir.';
}

/** « mars 2027 au lieu de septembre »: the year is said again only when it is another. */
function instead(supposed: Month, known: Month): string {
  const [when, before] = [frenchMonth(supposed), frenchMonth(known)];
  const short = supposed.slice(0, 4) === known.slice(0, 4) ? before.slice(0, -5) : before;
  return `${when} au lieu ${/^[ao]/.test(short) ? 'd’' : 'de '}${short}`;
}

/** What hypotheses change to the beginning of overload. */
export function changeWords(known: Seen, supposed: Seen): string {
  const [before, after] = [known.overload, supposed.overload];
  if (before !== null && after !== null)
    return before === after
      ? `La surcharge commencerait toujours en ${frenchMonth(before)}.`
      : `La surcharge commencerait en ${instead(after, before)}.`;
  if (after !== null) return `Une surcharge commencerait en ${frenchMonth(after)}, alors qu’aucune ne se voit aujourd’hui.`;
  if (before !== null)
    return isUnsure(supposed)
      ? `La surcharge attendue en ${frenchMonth(before)} ne se verrait plus dans ce qui est connu.`
      : `Il n’y aurait plus de surcharge : elle est attendue en ${frenchMonth(before)}.`;
  return isUnsure(supposed)
    ? 'Aucune surcharge ne se verrait dans ce qui est connu ; la charge d’exploitation ne l’est pas toute.'
    : 'Il n’y aurait toujours pas de surcharge.';
}

function sumOf(balances: readonly MonthBalance[], of: (one: MonthBalance) => Parts): Parts {
  return balances.reduce((sum, one) => sum + of(one), 0);
}

/** A difference that a page would print as 0 is none. */
function moreOrLess(difference: Parts, what: string): string[] {
  if (Math.abs(difference) * 20 < partsOfDay) return [];
  return [`${frenchDayCount(Math.abs(difference))} ${what} de ${difference > 0 ? 'plus' : 'moins'}`];
}

/** How many days hypotheses give or take over the months ahead. */
export function differenceWords(known: Seen, supposed: Seen): string {
  const difference = (of: (one: MonthBalance) => Parts) => sumOf(supposed.balances, of) - sumOf(known.balances, of);
  const parts = [
    ...moreOrLess(
      difference(({ available }) => netOf(available)),
      'disponibles',
    ),
    ...moreOrLess(
      difference(({ projects }) => projects),
      'de projet',
    ),
  ];
  if (parts.length > 0) return `Sur dix-huit mois : ${parts.join(', ')}.`;
  const moves = supposed.balances.some((one, index) => one.projects !== known.balances[index]?.projects);
  return moves ? 'Sur dix-huit mois, autant de jours : ceux des projets changent de mois.' : 'Sur dix-huit mois, rien ne change.';
}
