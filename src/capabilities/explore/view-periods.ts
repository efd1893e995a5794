import { day as asDay, dayOf, yearOf } from '../../kernel/day.ts';
import type { Coordinates } from '../../kernel/figure.ts';
import { frenchMonths, frenchMonthsOfYear, frenchPeriod, frenchShortMonths } from '../../kernel/french.ts';
import { covers, lastDayOf, type MonthOf, month, months, monthsOf, type Period, years } from '../../kernel/period.ts';
import { type Declared, isWholeYear, monthRows, type Season, timeColumns, type View } from './view.ts';

/** The months of a season that ends in a year, as one period: the year itself when all its months are read. */
function seasonOf(of: number, { from, to }: Season): Period {
  return months({ year: from <= to ? of : of - 1, month: from }, { year: of, month: to });
}

const yearsOf = ({ first, last }: View) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * What the columns of a dimension are asked over: all the years, or the last one when its months are shown, or when it is not whole:
 * the same months of several years are no stretch of the calendar.
 */
export function periodOf({ first, last, rows, columns, season, isChange }: View): Period {
  if (isChange) return years(first === last ? last - 1 : first, last);
  const isOfOneYear = rows === monthRows || columns === 'mois' || first === last || !isWholeYear(season);
  return isOfOneYear ? seasonOf(last, season) : years(first, last);
}

/** A column of a table: the period that it is asked over, and the coordinates that it adds. */
export type Column = { readonly label: string; readonly period: Period; readonly at: Coordinates };

/** `févr. 2020`; without its year before the one that says it. */
function monthLabel({ year, month: number }: MonthOf, isSaid = true): string {
  return `${frenchShortMonths[number - 1] ?? ''}${isSaid ? ` ${year}` : ''}`;
}

/** `2020`, `févr. 2020`, `sept.–déc. 2020`, `sept. 2019–juin 2020`. */
function labelOf(period: Period): string {
  if (period.kind === 'year') return period.from.slice(0, 4);
  const { first, last } = monthsOf(period);
  if (period.kind === 'month') return monthLabel(first);
  return `${monthLabel(first, first.year !== last.year)}–${monthLabel(last)}`;
}

function columnOver(period: Period): Column {
  return { label: labelOf(period), period, at: {} };
}

function columnOfYear(of: number, { isChange, season }: View): Column {
  if (isChange) return { label: `${of - 1}–${of}`, period: years(of - 1, of), at: {} };
  return columnOver(seasonOf(of, season));
}

/** The months of a period, in their order. */
function listMonths(period: Period): MonthOf[] {
  const { first, last } = monthsOf(period);
  const count = (last.year - first.year) * 12 + last.month - first.month + 1;
  return Array.from({ length: count }, (_, index) => {
    const since = first.month - 1 + index;
    return { year: first.year + Math.floor(since / 12), month: (since % 12) + 1 };
  });
}

/** The months as rows, numbered from 1 for January; none when the rows are a dimension. */
export function monthRowsOf(view: View): { readonly code: string; readonly label: string; readonly month: number }[] {
  if (view.rows !== monthRows) return [];
  return listMonths(seasonOf(view.last, view.season)).map(({ month: number }) => ({
    code: String(number),
    label: frenchMonths[number - 1] ?? '',
    month: number,
  }));
}

/** What a cell is asked over: its column, or the month of its row in that column. */
export function periodOfCell({ period }: Column, ofMonth: number | undefined): Period {
  if (ofMonth === undefined) return period;
  const last = yearOf(lastDayOf(period));
  const inLast = month(last, ofMonth);
  return covers(period, inLast.from) ? inLast : month(last - 1, ofMonth);
}

/** The columns that time makes; null when they are a dimension. */
export function timeColumnsOf(view: View): Column[] | null {
  if (view.columns === 'annee') return yearsOf(view).map((of) => columnOfYear(of, view));
  if (view.columns !== 'mois') return null;
  return listMonths(seasonOf(view.last, view.season)).map(({ year, month: number }) => columnOver(month(year, number)));
}

/**
 * The periods over which some code may have records. A flow has all of them in the whole, where that is one stretch; a state is told of the
 * last day, and what was gone by then is in the columns before.
 */
export function periodsListed(view: View, { sums }: Declared): readonly Period[] {
  const isOneStretch = view.columns !== 'annee' || isWholeYear(view.season);
  if (sums !== undefined && isOneStretch) return [periodOf(view)];
  if (view.rows === monthRows)
    return [...listMonths(seasonOf(view.last, view.season)).map((one) => month(one.year, one.month)), periodOf(view)];
  return timeColumnsOf(view)?.map(({ period }) => period) ?? [periodOf(view)];
}

/** `en 2020`, `en mai 2020`, `de septembre à décembre 2020`. */
function during(period: Period): string {
  if (period.kind === 'year') return `en ${period.from.slice(0, 4)}`;
  return period.kind === 'month' ? `en ${frenchPeriod(period)}` : frenchPeriod(period);
}

/** Over what the whole table is, in words: `en 2020`, `de 2018 à 2020`, `de septembre à décembre, de 2018 à 2020`. */
export function spanOf(view: View): string {
  const { first, last, columns, season } = view;
  if (first === last || columns === 'mois' || (columns !== 'annee' && periodOf(view).kind !== 'years'))
    return during(seasonOf(last, season));
  const words = `de ${first} à ${last}`;
  return isWholeYear(season) ? words : `${frenchMonthsOfYear(season.from, season.to)}, ${words}`;
}

/** When the figure of the corner is of: that of the last column, where columns are times. */
export function spanOfLast(view: View): string {
  const last = timeColumns.some((name) => name === view.columns) ? timeColumnsOf(view)?.at(-1) : undefined;
  if (last === undefined) return spanOf(view);
  return last.period.kind === 'months' ? during(last.period) : `en ${last.label}`;
}

/** Last year that ended, or the one of today when nothing says better. */
export function latestYear(recorded: readonly number[], today: string): number {
  const current = yearOf(asDay(today));
  const past = recorded.filter((one) => dayOf(one, 12, 31) <= today);
  return Math.max(...(past.length > 0 ? past : [current]));
}
