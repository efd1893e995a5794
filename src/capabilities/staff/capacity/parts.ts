import { frenchNumber } from '../../../kernel/french.ts';
import { fraction, type Quantity, toDecimal } from '../../../kernel/quantity.ts';

/**
 * Days of capacity as whole numbers of very small parts, so that sharing a person out between teams, taking a rate of leave and
 * meaning three years lose nothing: a half day × a working time in ten thousandths × a share in hundredths × a rate in thousandths,
 * and three for the years. Hundreds of thousands of days fit in a safe integer.
 */
export type Parts = number;

/** Of a half day worked full time and given whole to one team, for one ten thousandth of time and one hundredth of share. */
export const partsOfUnit = 3_000;

export const fullTime = 10_000;
export const wholeShare = 100;
export const partsOfDay = 2 * fullTime * wholeShare * partsOfUnit;

/** Days recorded in hundredths. */
export function partsOfHundredths(hundredths: number): Parts {
  return hundredths * (partsOfDay / 100);
}

export function daysOf(parts: Parts): Quantity {
  return fraction(BigInt(parts), BigInt(partsOfDay));
}

/** To the tenth of a day, as pages print it: « 12,5 », « −3 ». */
export function frenchDays(parts: Parts): string {
  return frenchNumber(toDecimal(daysOf(parts), 1).replace(/\.0$/, ''));
}

/** « 1 jour », « 12,5 jours ». */
export function frenchDayCount(parts: Parts): string {
  return `${frenchDays(parts)}\u00a0${Math.abs(parts) < 2 * partsOfDay ? 'jour' : 'jours'}`;
}

/** For files: a plain decimal, rounded to the hundredth. */
export function plainDays(parts: Parts): string {
  return toDecimal(daysOf(parts), 2);
}
