import type { Day } from '../../../kernel/day.ts';
import type { DueDay } from '../../staff/index.ts';
import { frenchPart, frenchParts } from './part-of-day.ts';
import { frenchWeekday } from './week-days.ts';

/** What is said of a day: how much is placed, how much is due. */
export type DayBalance = { readonly day: Day; readonly placed: number; readonly due: number };

export type Balance = {
  readonly days: readonly DayBalance[];
  readonly placed: number;
  readonly due: number;
  /** The days that are off; empty when the week balances. */
  readonly off: readonly DayBalance[];
  /** True when the week as a whole is what counts, since nobody has said on which days a part-time is worked. */
  readonly isByWeek: boolean;
};

/** What a day asks for, as far as the balance is concerned. */
export type Due = Pick<DueDay, 'day' | 'isSpread'> & { readonly planned: number; readonly due: number };

/**
 * What is placed against what is due. A part-time without a pattern owes 0.8 or 0.5 of each day, which nobody works so: only the whole week
 * then has to be right. Work on a day on which nothing is planned (a weekend) comes on top and throws nothing off.
 */
export function balanceOf(dues: readonly Due[], placed: readonly number[]): Balance {
  const days = dues.map(({ day, due }, index) => ({ day, due, placed: placed[index] ?? 0 }));
  const counted = days.filter((_, index) => (dues[index]?.planned ?? 0) > 0);
  const sum = (pick: (one: DayBalance) => number) => counted.reduce((total, one) => total + pick(one), 0);
  const isByWeek = dues.some(({ isSpread }) => isSpread);
  const [allPlaced, allDue] = [sum((one) => one.placed), sum((one) => one.due)];
  const differing = counted.filter((one) => one.placed !== one.due);
  return { days, placed: allPlaced, due: allDue, off: isByWeek && allPlaced === allDue ? [] : differing, isByWeek };
}

function offWords({ day, placed, due }: DayBalance): string {
  const off = placed - due;
  return off < 0 ? `${frenchWeekday(day)} : il manque ${frenchPart(-off)}` : `${frenchWeekday(day)} : ${frenchPart(off)} de trop`;
}

/** By how much a week is off, day by day; null when it balances. */
export function offSentence(balance: Balance): string | null {
  if (balance.off.length === 0) return null;
  if (!balance.isByWeek) return `${balance.off.map(offWords).join(' ; ')}.`;
  const off = balance.placed - balance.due;
  return off < 0 ? `Il manque ${frenchParts(-off)} sur la semaine.` : `${frenchParts(off)} de trop sur la semaine.`;
}

const andList = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`;

/** The first line of the page: what is left to do. */
export function balanceSentence(balance: Balance): string {
  if (balance.off.length === 0)
    return balance.due === 0
      ? 'Rien n’est dû cette semaine.'
      : `La semaine est complète : ${frenchParts(balance.placed)} ${balance.placed < 200 ? 'placé' : 'placés'}.`;
  const missing = balance.off.filter(({ placed, due }) => placed < due);
  const over = balance.off.filter(({ placed, due }) => placed > due);
  if (balance.isByWeek) return offSentence(balance) ?? '';
  const left = missing.reduce((sum, { placed, due }) => sum + due - placed, 0);
  const names = (some: readonly DayBalance[]) => andList(some.map(({ day }) => frenchWeekday(day)));
  const isAll = missing.length === balance.days.filter(({ due }) => due > 0).length;
  const where = isAll ? '' : ` ${names(missing)}`;
  const first = left > 0 ? `Il reste ${frenchParts(left)} à placer${where}.` : '';
  const second = over.length > 0 ? `Il y en a trop ${names(over)}.` : '';
  return [first, second].filter((words) => words !== '').join(' ');
}
