/** Ages from the first to the one before `toAge`; null: and above. */
export type AgeBand = { readonly code: string; readonly name: string; readonly fromAge: number; readonly toAge: number | null };

/** The bands between these ages, in ascending order: one below the first, one above the last. */
export function bandsFrom(bounds: readonly number[]): AgeBand[] {
  const edges = [0, ...bounds];
  return edges.map((fromAge, index): AgeBand => {
    const toAge = edges[index + 1] ?? null;
    if (toAge === null) return { code: `${fromAge}-over`, name: `${fromAge} ans et plus`, fromAge, toAge };
    if (fromAge === 0) return { code: `under-${toAge}`, name: `moins de ${toAge} ans`, fromAge, toAge };
    const last = toAge - 1;
    return { code: `${fromAge}-${last}`, name: fromAge === last ? `${fromAge} ans` : `${fromAge} à ${last} ans`, fromAge, toAge };
  });
}

/** The ages at which one passes from a band to the next. */
export function boundsOf(bands: readonly AgeBand[]): number[] {
  return bands.map(({ fromAge }) => fromAge).filter((age) => age > 0);
}

/** Bands of an operator that has recorded none: five years each, as the social reports of public employers have them. */
export const defaultAgeBands: readonly AgeBand[] = bandsFrom(Array.from({ length: 9 }, (_, index) => 25 + 5 * index));

/** Whether an age is in none of the bands, given in ascending order: those that come by a file may leave some out. */
export function leaveAgesOut(bands: readonly AgeBand[]): boolean {
  let reached: number | null = 0;
  for (const { fromAge, toAge } of bands) {
    if (reached === null || fromAge > reached) break;
    reached = toAge === null ? null : Math.max(reached, toAge);
  }
  return reached !== null;
}
