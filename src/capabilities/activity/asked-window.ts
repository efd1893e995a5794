import { addDays, type Day, nearYears, parseNearDay } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { monthOf, monthsLater } from './week/week-days.ts';

const mostDays = 366;

/** The first and the last day, included, as an address says them; `names` is what it calls them. */
export type WindowAsked = { readonly first: string | null; readonly last: string | null };
type Names = { readonly first: string; readonly last: string };

function dayAsked(text: string): Day {
  const date = parseNearDay(text);
  if (date) return date;
  const words = `« ${text} » n’est pas une date : écrivez AAAA-MM-JJ, de ${nearYears.first} à ${nearYears.last}.`;
  throw problem('invalid', 'activity.bad-day', words);
}

/**
 * From a day to the one after the last: without a first day, the first one of this month; without a last one, a month.
 * @throws Problem `invalid` when they are no stretch of a year at most
 */
export function askedWindow({ first, last }: WindowAsked, today: Day, names: Names): { readonly from: Day; readonly to: Day } {
  const from = first === null ? monthOf(today) : dayAsked(first);
  const to = last === null ? monthsLater(from, 1) : addDays(dayAsked(last), 1);
  if (to <= from) {
    const sentence = `Le dernier jour (${names.last}) vient avant le premier (${names.first}) : échangez-les.`;
    throw problem('invalid', 'activity.bad-window', sentence);
  }
  if (to > addDays(from, mostDays))
    throw problem('invalid', 'activity.window-too-long', 'Un an au plus à la fois : demandez-en plusieurs l’un après l’autre.');
  return { from, to };
}
