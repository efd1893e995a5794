import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCents, allocate, type Cents, cents } from './money.ts';

const amount: fc.Arbitrary<Cents> = fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map(cents);
const weights = fc
  .array(fc.integer({ min: 0, max: 10 ** 7 }), { minLength: 1, maxLength: 20 })
  .filter((list) => list.some((weight) => weight > 0));

describe('an amount in cents', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 51, -(2 ** 51)])('is refused when it is %d', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });

  it('is refused rather than rounded when a sum grows too large to be exact', () => {
    expect(() => addCents(cents(2 ** 51 - 1), cents(1))).toThrow(RangeError);
  });

  it('adds up, and to nothing when there is nothing to add', () => {
    expect(addCents(cents(10), cents(20), cents(-5))).toBe(25);
    expect(addCents()).toBe(0);
  });
});

describe('sharing an amount', () => {
  it('is refused when a weight is negative or fractional, or when there is no weight at all', () => {
    expect(() => allocate(cents(100), [1, -1])).toThrow(RangeError);
    expect(() => allocate(cents(100), [0.5, 0.5])).toThrow(RangeError);
    expect(() => allocate(cents(100), [0, 0])).toThrow(RangeError);
    expect(() => allocate(cents(100), [])).toThrow(RangeError);
  });

  it('gives the cents left over to the largest remainders, and to the earlier share when they are equal', () => {
    expect(allocate(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(cents(101), [1, 1, 1])).toEqual([34, 34, 33]);
    expect(allocate(cents(100), [1, 2, 4])).toEqual([14, 29, 57]);
  });

  it('shares a refund as it shares a charge, and gives a plain zero where there is nothing to give', () => {
    expect(allocate(cents(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(cents(-100), [0, 1])).toEqual([0, -100]);
  });

  it('adds up to the whole, to the cent', () => {
    fc.assert(
      fc.property(amount, weights, (whole, list) => {
        expect(addCents(...allocate(whole, list))).toBe(whole);
      }),
    );
  });

  it('moves no share by a cent or more from its exact part', () => {
    fc.assert(
      fc.property(amount, weights, (whole, list) => {
        const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [index, part] of allocate(whole, list).entries()) {
          const gap = BigInt(part) * total - BigInt(whole) * BigInt(list[index] ?? 0);
          expect((gap < 0n ? -gap : gap) < total).toBe(true);
        }
      }),
    );
  });

  it('never gives more to a lighter weight than to a heavier one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }).map(cents), weights, (whole, list) => {
        const parts = allocate(whole, list);
        for (const [i, a] of list.entries()) {
          for (const [j, b] of list.entries()) {
            if (a > b) expect(parts[i]).toBeGreaterThanOrEqual(parts[j] ?? 0);
          }
        }
      }),
    );
  });
});
