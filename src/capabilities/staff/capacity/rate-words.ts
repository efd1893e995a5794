import { frenchMonths, frenchNumber } from '../../../kernel/french.ts';
import type { UsualLeave } from './usual-leave.ts';

/** « janvier 6,2 % (3 ans connus) », « février 9,9 % (congés légaux) ». */
export function frenchRates(usual: UsualLeave): readonly string[] {
  return usual.map(({ thousandths, years }, place) => {
    const percent = frenchNumber(String(thousandths / 10));
    const known = years === 0 ? 'congés légaux' : `${years} ${years < 2 ? 'année connue' : 'années connues'}`;
    return `${frenchMonths[place] ?? ''} ${percent}\u00a0% (${known})`;
  });
}
