import { z } from 'zod';
import { text } from '../../../http/form-input.ts';
import { parseFrenchNumber } from '../../../kernel/french.ts';
import { compareQuantities, fraction, times, whole } from '../../../kernel/quantity.ts';

/** More than any team carries in a month. */
const mostDays = 9_999;

/** Days as people type them (« 12,5 »), in hundredths. */
export const hundredthsTyped = (missing: string) =>
  text(missing).transform((raw, context): number => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const days = parseFrenchNumber(raw);
    if (days === null) return refuse(`« ${raw} » n’est pas un nombre de jours : écrivez-le comme 12 ou 12,5.`);
    if (compareQuantities(days, whole(0)) < 0 || compareQuantities(days, whole(mostDays)) > 0)
      return refuse(`« ${raw} » : donnez un nombre de jours de 0 à 9\u202f999.`);
    const { numerator, denominator } = times(days, fraction(100n, 1n));
    return denominator === 1n ? Number(numerator) : refuse(`« ${raw} » : deux décimales au plus.`);
  });
