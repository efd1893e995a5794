/**
 * An exact number: a fraction of two big integers in lowest terms, denominator > 0.
 * Every figure is one, so that a rate is rounded once, when it is printed, and never before.
 */
export type Quantity = { readonly numerator: bigint; readonly denominator: bigint };

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError on a zero denominator: a rate on a zero base is unknown, and the caller must say so. */
export function fraction(numerator: bigint, denominator: bigint): Quantity {
  if (denominator === 0n) throw new RangeError('a quantity has no zero denominator');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator, denominator) || 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const zero: Quantity = { numerator: 0n, denominator: 1n };

/** A whole number. @throws RangeError when a number is not a safe integer. */
export function whole(value: bigint | number): Quantity {
  return { numerator: BigInt(value), denominator: 1n };
}

/** Cents (integer) as euros. */
export function euros(cents: bigint | number): Quantity {
  return fraction(BigInt(cents), 100n);
}

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads `-1234.56`, the form used in our own files and by PostgreSQL's numeric; null when it is anything else. */
export function quantityFromDecimal(text: string): Quantity | null {
  const match = decimalForm.exec(text.trim());
  if (!match) return null;
  const decimals = match[3] ?? '';
  const digits = BigInt(`${match[2]}${decimals}`);
  return fraction(match[1] === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

export function plus(a: Quantity, b: Quantity): Quantity {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negated(a: Quantity): Quantity {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function minus(a: Quantity, b: Quantity): Quantity {
  return plus(a, negated(b));
}

export function times(a: Quantity, b: Quantity): Quantity {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError when `b` is zero. */
export function dividedBy(a: Quantity, b: Quantity): Quantity {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function absolute(a: Quantity): Quantity {
  return a.numerator < 0n ? negated(a) : a;
}

export function isZero(a: Quantity): boolean {
  return a.numerator === 0n;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function areEqual(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) === 0;
}

export function sum(quantities: Iterable<Quantity>): Quantity {
  let total = zero;
  for (const quantity of quantities) total = plus(total, quantity);
  return total;
}

/** Rounded to so many decimals, half away from zero (the rule of public accounts); never prints `-0`. */
export function toDecimal(a: Quantity, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const positive = a.numerator < 0n ? -a.numerator : a.numerator;
  const rounded = (2n * positive * scale + a.denominator) / (2n * a.denominator);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const sign = a.numerator < 0n && rounded !== 0n ? '-' : '';
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The shortest exact decimal, or `atMost` decimals (rounded) when there is none so short. */
export function toPlainDecimal(a: Quantity, atMost = 6): string {
  const text = toDecimal(a, atMost);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** For charts and widths only: exactness ends here. */
export function toApproximateNumber(a: Quantity): number {
  return Number(toDecimal(a, 6));
}
