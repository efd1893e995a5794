import type { ParsedRow, Value } from '../../../../import/format.ts';

/** From a day to another, excluded; either may be unknown. */
export type Stretch = { readonly from: string | null; readonly to: string | null };

export function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function stretchOf(row: ParsedRow): Stretch {
  return { from: textOf(row['from_day']), to: textOf(row['to_day']) };
}

export function covers({ from, to }: Stretch, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

/** Records by a field; those that leave it empty are in none of the lists. */
export function byField<T>(records: readonly ParsedRow[], field: string, make: (row: ParsedRow) => T): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of records) {
    const key = textOf(row[field]);
    if (key === null) continue;
    const list = found.get(key);
    if (list === undefined) found.set(key, [make(row)]);
    else list.push(make(row));
  }
  return found;
}

/** Worked out once for each key. */
export function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** True the first time that something is said of a pair. */
export function firstTime(): (one: string, other: string) => boolean {
  const said = new Map<string, Set<string>>();
  return (one, other) => {
    const others = said.get(one) ?? new Set();
    if (others.has(other)) return false;
    said.set(one, others.add(other));
    return true;
  };
}
