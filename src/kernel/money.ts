declare const centsBrand: unique symbol;
/** Integer cents of a euro. Below 2^51 in absolute value, so that every display stays exact. */
export type Cents = number & { readonly [centsBrand]: true };

const limit = 2 ** 51;

/** @throws RangeError when the value is not an integer of a plausible size. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value) || Math.abs(value) >= limit) throw new RangeError(`not an amount in cents: ${value}`);
  return value as Cents; // checked just above: this is where the brand is given
}

export function addCents(...amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => cents(total + amount), cents(0));
}

/**
 * Shares an amount by weights, largest remainder first (ties: the earlier share), so that the parts add up to the whole.
 * Weights are non-negative integers; with no positive weight there is nothing to share by.
 * @throws RangeError on a negative or fractional weight, or when all are zero.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('weights are integers, 0 or more');
  const total = weights.reduce((sumOfWeights, weight) => sumOfWeights + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('no weight to share by');
  const sign = amount < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(amount));
  const parts = weights.map((weight, index) => ({
    index,
    share: (whole * BigInt(weight)) / total,
    remainder: (whole * BigInt(weight)) % total,
  }));
  let left = whole - parts.reduce((given, part) => given + part.share, 0n);
  for (const part of [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  )) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((part) => cents(Number(sign * part.share)));
}
