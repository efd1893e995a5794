import { addDays, type Day, dayOf, yearOf } from '../../../kernel/day.ts';
import { frenchDay, frenchMonths } from '../../../kernel/french.ts';

/** Monday is 0. */
function placeInWeek(date: Day): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The Monday of the week of a day. */
export function mondayOf(date: Day): Day {
  return addDays(date, -placeInWeek(date));
}

/** Monday to Sunday. */
export function weekDays(monday: Day): readonly Day[] {
  return [0, 1, 2, 3, 4, 5, 6].map((place) => addDays(monday, place));
}

/** The number of a week as calendars print it (ISO 8601): the week of a year is the one that its Thursday is in. */
export function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3);
  const first = mondayOf(dayOf(yearOf(thursday), 1, 4));
  return Math.round((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000)) + 1;
}

const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const shortNames = ['Lun.', 'Mar.', 'Mer.', 'Jeu.', 'Ven.', 'Sam.', 'Dim.'];

/** « lundi 16 » */
export function frenchWeekday(date: Day): string {
  return `${dayNames[placeInWeek(date)] ?? ''} ${Number(date.slice(8))}`;
}

/** « Lun. 16 » */
export function frenchShortWeekday(date: Day): string {
  return `${shortNames[placeInWeek(date)] ?? ''} ${Number(date.slice(8))}`;
}

/** « du 16 au 20 novembre 2026 », « du 30 novembre au 4 décembre 2026 »: a week as it is worked. */
export function frenchWeek(monday: Day): string {
  const friday = addDays(monday, 4);
  const month = (date: Day) => frenchMonths[Number(date.slice(5, 7)) - 1] ?? '';
  const number = Number(monday.slice(8));
  const start = monday.slice(0, 7) === friday.slice(0, 7) ? '' : ` ${month(monday)}`;
  const year = monday.slice(0, 4) === friday.slice(0, 4) ? '' : ` ${monday.slice(0, 4)}`;
  return `du ${number === 1 ? '1er' : number}${start}${year} au ${frenchDay(friday)}`;
}

/** The first day of the month of a day. */
export function monthOf(date: Day): Day {
  return dayOf(yearOf(date), Number(date.slice(5, 7)), 1);
}

/** The first day of the month that is so many months later. */
export function monthsLater(month: Day, count: number): Day {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return dayOf(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** A month, known by its first day, as its days are bounded. */
export const monthWindow = (month: Day) => ({ from: month, to: monthsLater(month, 1) });
