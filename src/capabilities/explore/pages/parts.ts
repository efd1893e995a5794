import type { Rows } from '../../../database/face.ts';
import type { Measure } from '../../../kernel/measure.ts';

/** Whether the figures of parts that share nothing make that of their whole, but for what is in no part. */
export function addsUp(measure: Measure<Rows>): boolean {
  return measure.form === 'rows' && (measure.aggregate === 'sum' || measure.aggregate === 'count');
}

type Numbers = readonly (number | null)[];

/**
 * Whether parts are less than their whole somewhere: what has nothing in a dimension is in none of its codes. Where one of the parts, or
 * the whole, is no known number (null), nothing is said.
 * @param parts each with its numbers, in the order of those of the whole
 */
export function areLess(parts: readonly Numbers[], whole: Numbers): boolean {
  return whole.some((all, at) => {
    const known = parts.flatMap((part) => part[at] ?? []);
    return all !== null && known.length === parts.length && known.reduce((sum, one) => sum + one, 0) < all - 0.005;
  });
}
