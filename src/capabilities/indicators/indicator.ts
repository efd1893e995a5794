import { parseDay } from '../../kernel/day.ts';

/** What an indicator counts; each unit is added up by a measure of its own. */
export type IndicatorUnit = 'count' | 'hours' | 'days' | 'pages' | 'EUR' | 'percent' | 'text';
/** Which periods its values stand for: a whole year, month or day, or the state at a date. */
export type PeriodKind = 'year' | 'month' | 'day' | 'date';
/** `sum`: values of successive periods add up (bills issued). `last`: only the latest counts (files held). */
export type Accumulation = 'sum' | 'last';

export const unitWords: Readonly<Record<string, IndicatorUnit>> = {
  nombre: 'count',
  heures: 'hours',
  jours: 'days',
  pages: 'pages',
  euros: 'EUR',
  pourcentage: 'percent',
  '%': 'percent',
  texte: 'text',
};

/** The measure that adds up indicators of a unit. */
export const measureOfUnit: Readonly<Record<IndicatorUnit, string>> = {
  count: 'indicators.value',
  hours: 'indicators.hours',
  days: 'indicators.days',
  pages: 'indicators.pages',
  EUR: 'indicators.amount',
  percent: 'indicators.percent',
  text: 'indicators.text',
};

export const periodKindWords: Readonly<Record<string, PeriodKind>> = {
  année: 'year',
  mois: 'month',
  jour: 'day',
  'à une date': 'date',
};

export const accumulationWords: Readonly<Record<string, Accumulation>> = { somme: 'sum', 'dernière valeur': 'last' };

export const frenchPeriodKind: Readonly<Record<PeriodKind, string>> = {
  year: 'par année',
  month: 'par mois',
  day: 'par jour',
  date: 'à une date',
};
export const frenchAccumulation: Readonly<Record<Accumulation, string>> = {
  sum: 'les périodes s’additionnent',
  last: 'la dernière valeur compte',
};

const expected: Readonly<
  Record<PeriodKind, { readonly form: string; readonly what: string; readonly fits: (period: string) => boolean }>
> = {
  year: { what: 'une année', form: '2020', fits: (period) => /^\d{4}$/.test(period) },
  month: { what: 'un mois', form: '2020-05', fits: (period) => /^\d{4}-(0[1-9]|1[0-2])$/.test(period) },
  day: { what: 'un jour', form: '2020-05-31', fits: (period) => parseDay(period) !== null },
  date: { what: 'une date', form: '2020-12-31', fits: (period) => parseDay(period) !== null },
};

/** What is wrong with a value's period for an indicator of this kind, in French; null when it fits. */
export function periodMismatch(kind: PeriodKind, period: string): string | null {
  const { what, form, fits } = expected[kind];
  return fits(period)
    ? null
    : `Cet indicateur se relève ${frenchPeriodKind[kind]} : « ${period} » n’est pas ${what} ; écrivez par exemple « ${form} ».`;
}

export function isPeriodKind(value: unknown): value is PeriodKind {
  return typeof value === 'string' && Object.hasOwn(expected, value);
}
