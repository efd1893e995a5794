import { dividedBy, isZero, type Quantity, quantityFromDecimal, sum, times, whole } from '../../../kernel/quantity.ts';

/** What a body weighs; null: unknown. */
export type Weighed = { readonly body: string; readonly weight: string | null };

/** What a key gives: each body's part in percent; or, where a weight is unknown or all are 0, nothing to anybody. */
export type Parts = {
  readonly parts: readonly { readonly body: string; readonly percent: Quantity | null }[];
  /** Bodies whose weight nobody recorded: until it is, nothing is spread. */
  readonly unknown: readonly string[];
  readonly spreads: boolean;
};

const exact = (weight: string) => quantityFromDecimal(weight) ?? whole(0);

export function partsOf(weighed: readonly Weighed[]): Parts {
  const unknown = weighed.flatMap(({ body, weight }) => (weight === null ? [body] : []));
  const total = sum(weighed.map(({ weight }) => exact(weight ?? '0')));
  const spreads = unknown.length === 0 && !isZero(total);
  const parts = weighed.map(({ body, weight }) => ({
    body,
    percent: spreads && weight !== null ? dividedBy(times(exact(weight), whole(100)), total) : null,
  }));
  return { parts, unknown, spreads };
}
