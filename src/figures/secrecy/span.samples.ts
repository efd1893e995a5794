type Fraction = readonly [bigint, bigint];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => shorten([a * d - c * b, b * d]);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => shorten([a * c, b * d]);
const over = (a: Fraction, [c, d]: Fraction): Fraction => times(a, [d, c]);
function shorten([a, b]: Fraction): Fraction {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  const sign = b < 0n ? -1n : 1n;
  return x === 0n ? [0n, 1n] : [(sign * a) / x, (sign * b) / x];
}

/** Whether a vector is a combination of others, by elimination over exact fractions: another road than the one under test. */
export function isInSpan(vector: readonly bigint[], others: readonly (readonly bigint[])[]): boolean {
  const basis: { readonly pivot: number; readonly row: Fraction[] }[] = [];
  const reduce = (start: readonly Fraction[]): Fraction[] => {
    let row = [...start];
    for (const one of basis) {
      const factor = row[one.pivot];
      if (factor && factor[0] !== 0n) row = row.map((value, index) => minus(value, times(factor, one.row[index] ?? [0n, 1n])));
    }
    return row;
  };
  const asFractions = (one: readonly bigint[]) => one.map((value): Fraction => [value, 1n]);
  for (const other of others) {
    const row = reduce(asFractions(other));
    const pivot = row.findIndex(([value]) => value !== 0n);
    const lead = row[pivot];
    if (lead) basis.push({ pivot, row: row.map((value) => over(value, lead)) });
  }
  return reduce(asFractions(vector)).every(([value]) => value === 0n);
}
