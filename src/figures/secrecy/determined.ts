/** Larger than any coefficient that elimination over sums and differences meets, and small enough that a product is exact. */
const prime = 67_108_859;

function inverse(value: number): number {
  let [a, b, x, y] = [value, prime, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % prime) + prime) % prime;
}

/** A line of a system: column → coefficient, in 1 … prime − 1; columns that are not named are 0. */
type Line = Map<number, number>;

function subtract(from: Line, line: Line, factor: number): void {
  for (const [column, value] of line) {
    const left = ((from.get(column) ?? 0) + prime - ((value * factor) % prime)) % prime;
    if (left === 0) from.delete(column);
    else from.set(column, left);
  }
}

/**
 * The unknowns that a system of sums determines, whatever its constants: those alone in a line of its reduced echelon form.
 * Arithmetic is modulo a prime: what is determined by exact arithmetic is found, and a coincidence of the prime would hide too much, never
 * too little.
 * @param equations each a list of unknowns with their coefficients
 */
export function determinedBy(equations: readonly (readonly (readonly [unknown: number, coefficient: number])[])[]): Set<number> {
  const reduced = new Map<number, Line>();
  for (const equation of equations) {
    const line: Line = new Map(equation.map(([column, value]) => [column, ((value % prime) + prime) % prime]));
    for (const column of [...line.keys()]) {
      const known = reduced.get(column);
      const factor = line.get(column);
      if (known && factor !== undefined) subtract(line, known, factor);
    }
    const [pivot] = line.entries().next().value ?? [];
    if (pivot === undefined) continue;
    const scale = inverse(line.get(pivot) ?? 1);
    for (const [column, value] of line) line.set(column, (value * scale) % prime);
    for (const other of reduced.values()) {
      const factor = other.get(pivot);
      if (factor !== undefined) subtract(other, line, factor);
    }
    reduced.set(pivot, line);
  }
  return new Set([...reduced].filter(([, line]) => line.size === 1).map(([pivot]) => pivot));
}
