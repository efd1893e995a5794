import { z } from 'zod';
import { text } from '../../../http/form-input.ts';
import { readHundredths } from '../../../import/number-cell.ts';

/** More than any team carries in a month. */
const mostDays = 9_999;

/** Days as people type them (« 12,5 »), in hundredths. */
export const hundredthsTyped = (missing: string) =>
  text(missing).transform((raw, context): number => {
    const found = readHundredths(raw);
    if (typeof found === 'number' && found >= 0 && found <= mostDays * 100) return found;
    const message = typeof found === 'number' ? `« ${raw} » : donnez un nombre de jours de 0 à 9\u202f999.` : found.message;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
