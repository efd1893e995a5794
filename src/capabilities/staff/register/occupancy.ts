import { addDays, type Day } from '../../../kernel/day.ts';

/** From a day to another, which is excluded; null where there is no end, or no beginning known. */
export type Stretch = { readonly fromDay: Day | null; readonly toDay: Day | null };

export type Load = { readonly fromDay: Day; readonly toDay: Day | null; readonly load: number };

export function covers({ fromDay, toDay }: Stretch, date: Day): boolean {
  return (fromDay === null || fromDay <= date) && (toDay === null || date < toDay);
}

export function overlaps(one: Stretch, other: Stretch): boolean {
  const begins = (a: Stretch, b: Stretch) => a.fromDay === null || b.toDay === null || a.fromDay < b.toDay;
  return begins(one, other) && begins(other, one);
}

/** The first stretch reaches from no later than the second to no earlier. */
export function contains(outer: Stretch, inner: Stretch): boolean {
  const begins = outer.fromDay === null || (inner.fromDay !== null && outer.fromDay <= inner.fromDay);
  return begins && (outer.toDay === null || (inner.toDay !== null && inner.toDay <= outer.toDay));
}

/** The last day that is in it; null without an end. */
export function lastDay({ toDay }: Pick<Stretch, 'toDay'>): Day | null {
  return toDay === null ? null : addDays(toDay, -1);
}

/**
 * The first day on which the loads add up to more than the limit, with their sum; null when they never do. A sum only grows where a
 * load begins: those days are looked at, and no other.
 */
export function firstOverload(loads: readonly Load[], limit: number): { readonly day: Day; readonly sum: number } | null {
  const days = [...new Set(loads.map(({ fromDay }) => fromDay))].sort();
  for (const date of days) {
    const sum = loads.filter((one) => covers(one, date)).reduce((total, { load }) => total + load, 0);
    if (sum > limit) return { day: date, sum };
  }
  return null;
}
