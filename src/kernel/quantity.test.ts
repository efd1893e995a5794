import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  areEqual,
  compareQuantities,
  dividedBy,
  euros,
  fraction,
  minus,
  negated,
  plus,
  type Quantity,
  quantityFromDecimal,
  sum,
  times,
  toApproximateNumber,
  toDecimal,
  toPlainDecimal,
  whole,
  zero,
} from './quantity.ts';

const integer = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const quantity: fc.Arbitrary<Quantity> = fc
  .tuple(integer, fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));
const decimal = fc
  .tuple(integer, fc.integer({ min: 0, max: 6 }))
  .map(([numerator, decimals]) => toDecimal(fraction(numerator, 10n ** BigInt(decimals)), decimals));

describe('an exact quantity', () => {
  it('has no zero denominator: a rate on a zero base is unknown, not a number', () => {
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
    expect(() => dividedBy(whole(3), zero)).toThrow(RangeError);
  });

  it('is not made from a fraction of a cent or a fractional count', () => {
    expect(() => euros(12.5)).toThrow(RangeError);
    expect(() => whole(0.1)).toThrow(RangeError);
    expect(() => whole(Number.NaN)).toThrow(RangeError);
  });

  it.each(['', ' ', '1,5', '1 000', '.5', '1.', '1e3', '+1', '--1', '0x10', 'NaN', '1.2.3'])(
    'does not read %j as a decimal',
    (text) => {
      expect(quantityFromDecimal(text)).toBeNull();
    },
  );

  it('adds tenths without drifting', () => {
    const tenth = fraction(1n, 10n);
    expect(areEqual(plus(tenth, fraction(2n, 10n)), fraction(3n, 10n))).toBe(true);
    expect(areEqual(sum(Array.from({ length: 10 }, () => tenth)), whole(1))).toBe(true);
  });

  it('rounds once, when printed, half away from zero', () => {
    expect(toDecimal(fraction(1n, 8n), 2)).toBe('0.13');
    expect(toDecimal(fraction(-1n, 8n), 2)).toBe('-0.13');
    expect(toDecimal(fraction(5n, 2n), 0)).toBe('3');
    expect(toDecimal(fraction(2n, 3n), 2)).toBe('0.67');
    expect(toDecimal(euros(123456), 2)).toBe('1234.56');
    expect(toDecimal(euros(5), 2)).toBe('0.05');
  });

  it('never prints a negative zero', () => {
    expect(toDecimal(fraction(-1n, 1000n), 2)).toBe('0.00');
    expect(toPlainDecimal(fraction(-1n, 1000n), 2)).toBe('0');
    expect(toDecimal(negated(zero), 0)).toBe('0');
  });

  it('drops useless zeros only when the plain form is asked for', () => {
    expect(toPlainDecimal(whole(100))).toBe('100');
    expect(toPlainDecimal(fraction(3n, 2n))).toBe('1.5');
    expect(toPlainDecimal(fraction(1n, 3n), 4)).toBe('0.3333');
    expect(toPlainDecimal(whole(100), 0)).toBe('100');
  });

  it('keeps amounts exact that a floating number would lose', () => {
    expect(toDecimal(whole(9_007_199_254_740_993n), 0)).toBe('9007199254740993');
    expect(toApproximateNumber(fraction(1n, 4n))).toBe(0.25);
  });
});

describe('arithmetic on quantities', () => {
  it('gives back what was added or multiplied', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(areEqual(minus(plus(a, b), b), a)).toBe(true);
        if (b.numerator !== 0n) expect(areEqual(dividedBy(times(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the terms', () => {
    fc.assert(
      fc.property(fc.array(quantity, { maxLength: 8 }), (terms) => {
        expect(areEqual(sum(terms), sum([...terms].reverse()))).toBe(true);
      }),
    );
  });

  it('keeps every quantity in lowest terms, so that equal quantities are equal objects', () => {
    fc.assert(
      fc.property(quantity, fc.bigInt({ min: 1n, max: 1000n }), (a, factor) => {
        expect(fraction(a.numerator * factor, a.denominator * factor)).toEqual(a);
        expect(fraction(-a.numerator, -a.denominator)).toEqual(a);
      }),
    );
  });

  it('orders quantities as their differences do', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        const difference = minus(a, b).numerator;
        expect(Math.sign(compareQuantities(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(compareQuantities(absolute(a), zero)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('reads back every decimal that it prints', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const read = quantityFromDecimal(text);
        expect(read && toDecimal(read, text.split('.')[1]?.length ?? 0)).toBe(text);
      }),
    );
  });

  it('prints no further than half a unit of the last decimal away', () => {
    fc.assert(
      fc.property(quantity, fc.integer({ min: 0, max: 6 }), (a, decimals) => {
        const printed = quantityFromDecimal(toDecimal(a, decimals)) ?? zero;
        const half = fraction(1n, 2n * 10n ** BigInt(decimals));
        expect(compareQuantities(absolute(minus(printed, a)), half)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
