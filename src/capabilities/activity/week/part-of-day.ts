import { frenchNumber } from '../../../kernel/french.ts';
import { fraction, toPlainDecimal } from '../../../kernel/quantity.ts';

export const wholeDay = 100;

/** « 0,5 », « 1 », « −0,25 ». */
export function frenchPart(hundredths: number): string {
  return frenchNumber(toPlainDecimal(fraction(BigInt(hundredths), 100n), 2));
}

/** « 0,5 jour », « 2 jours »: French counts in the plural from two. */
export function frenchParts(hundredths: number): string {
  return `${frenchPart(hundredths)}\u00a0${Math.abs(hundredths) < 200 ? 'jour' : 'jours'}`;
}

/** What was typed in a cell, in hundredths of a day (0 where nothing was), or why it is refused. */
export type PartTyped = { readonly hundredths: number } | { readonly refusal: string };

/** Reads `1`, `0,5`, `.25` or `,25`, as hundredths of a day. */
export function readPart(typed: string): PartTyped {
  const text = typed.trim();
  if (text === '') return { hundredths: 0 };
  const [, units, decimals] = /^(\d{0,3})(?:[.,](\d{0,6}))?$/.exec(text) ?? [];
  if (units === undefined || `${units}${decimals ?? ''}` === '')
    return { refusal: `« ${text} » n’est pas une part de jour : écrivez par exemple 1, 0,5 ou 0,25.` };
  if (!/^\d{0,2}0*$/.test(decimals ?? '')) return { refusal: `« ${text} » : deux décimales au plus, par exemple 0,25.` };
  const hundredths = Number(units) * 100 + Number((decimals ?? '').slice(0, 2).padEnd(2, '0'));
  return hundredths > wholeDay ? { refusal: `« ${text} » : une ligne est au plus un jour.` } : { hundredths };
}
