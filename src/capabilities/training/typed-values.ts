import { z } from 'zod';
import { optionalText, text } from '../../http/form-input.ts';
import { readHundredths } from '../../import/number-cell.ts';
import { readTime } from '../../import/time-cell.ts';
import { day } from '../../kernel/day.ts';

/** More than any course or session lasts. */
const mostDays = 200;

/** Days as people type them (« 0,5 »), in hundredths; left empty, null. */
export const optionalDays = optionalText.transform((raw, context): number | null => {
  if (raw === null) return null;
  const found = readHundredths(raw);
  if (typeof found === 'number' && found >= 0 && found <= mostDays * 100) return found;
  const message = typeof found === 'number' ? `« ${raw} » : donnez un nombre de jours de 0 à ${mostDays}.` : found.message;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** The same for what lasts: more than nothing. */
export const optionalLength = optionalDays.refine((days) => days === null || days > 0, {
  message: 'Une formation dure plus de 0 jour : 0,5 pour une demi-journée.',
});

/** A time of the day as a field of times sends it, or as people write it (`9h30`); left empty, what is usual. */
export const timeOr = (usual: string) =>
  optionalText.transform((raw, context): string => {
    if (raw === null) return usual;
    const found = readTime(raw);
    if (typeof found === 'string') return found;
    context.addIssue({ code: 'custom', message: found.message });
    return z.NEVER;
  });

/** The day on which something is asked, from the clock of the site: no field of a form. */
export const askedOn = text('Dites quel jour.').transform(day);

/**
 * An address that mail can be sent to; left empty, null. What stands in parentheses is a comment to a mail server, which would write to
 * another address.
 */
export const optionalEmail = optionalText.refine(
  (raw) => raw === null || /^[^\s@<>",;:()]+@[^\s@<>",;:()]+\.[^\s@<>",;:().]+$/.test(raw),
  {
    message: 'Ce n’est pas une adresse électronique : prenom.nom@ville.fr.',
  },
);
