import { frenchQuantity } from '../../kernel/french.ts';
import { euros } from '../../kernel/quantity.ts';

/** Hundredths of a day as people read them: `1,25 jour`. */
export function daysInWords(hundredths: number): string {
  return frenchQuantity(euros(hundredths), 'days');
}
