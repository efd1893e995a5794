import type { PublishedCell } from '../../../kernel/cell.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { fraction, toDecimal } from '../../../kernel/quantity.ts';

export type Draw = (from: number, to: number) => number;

/** Small deterministic generator (mulberry32): the same seed, the same report. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * (to - from + 1));
  };
}

export type Line = Omit<PublishedCell, 'occurrence'>;

export function euros(amount: number | null, mark = ''): { printed: string; value: string | null } {
  if (amount === null) return { printed: '', value: null };
  const decimal = toDecimal(fraction(BigInt(amount), 100n), 2);
  return { printed: `${frenchNumber(decimal)}${mark}`, value: decimal };
}

export function wholeEuros(amount: number): { printed: string; value: string | null } {
  const decimal = toDecimal(fraction(BigInt(amount), 100n), 0);
  return { printed: `${frenchNumber(decimal)}\u00a0€`, value: decimal };
}

export function plain(amount: number, mark = ''): { printed: string; value: string } {
  return { printed: `${frenchNumber(String(amount))}${mark}`, value: String(amount) };
}

export function percent(above: number, below: number, decimals: number): { printed: string; value: string | null } {
  if (below === 0) return { printed: '', value: null };
  const decimal = toDecimal(fraction(BigInt(Math.round(above)) * 100n, BigInt(Math.round(below))), decimals);
  return { printed: `${frenchNumber(decimal)}%`, value: decimal };
}

export const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
