/**
 * The tables of a population and those that they imply. Two facts make what follows provable:
 *
 * - two tables that share dimensions give the same table of these: it is in the family, though nobody is told it;
 * - when no tables form a ring (each can be taken away with what it shares lying in one other), every linear link between cells
 *   of different tables, cells known to be empty included, follows from adding cells up into the shared ones. Where
 *   some form a ring, a table that holds the ring is added, of which nobody is told anything.
 */
export type Table = {
  /** Sorted. */
  readonly dimensions: readonly string[];
  /** Others may ask for its cells. */
  readonly told: boolean;
  /** Closes a ring: which of its cells are empty is not known, so all are supposed that its parts allow. */
  readonly closesRing: boolean;
};

export type Family = {
  readonly tables: readonly Table[];
  /** Pairs of places: the first table is the second with dimensions dropped, and none of the family lies between them. */
  readonly covers: readonly (readonly [above: number, below: number])[];
};

export function tableKey(dimensions: readonly string[]): string {
  return JSON.stringify([...dimensions].sort());
}

type Dimensions = ReadonlySet<string>;

const setOf = (key: string): Dimensions => new Set(JSON.parse(key));

const isWithin = (one: Dimensions, other: Dimensions) => [...one].every((dimension) => other.has(dimension));

function maximal(sets: readonly Dimensions[]): Dimensions[] {
  return sets.filter(
    (one, place) => !sets.some((other, at) => at !== place && isWithin(one, other) && (one.size < other.size || at < place)),
  );
}

/** What remains when tables that can be taken away are: nothing when there is no ring (Graham's reduction). */
function ringsOf(tables: readonly Dimensions[]): readonly Dimensions[] {
  let left = maximal(tables);
  for (;;) {
    const shared = left.map((one, place) => {
      const others = left.filter((_, at) => at !== place);
      return new Set([...one].filter((dimension) => others.some((other) => other.has(dimension))));
    });
    const next = maximal(shared.filter(({ size }) => size > 0));
    const before = left.reduce((count, { size }) => count + size, 0);
    if (next.length === left.length && next.reduce((count, { size }) => count + size, 0) === before) return next;
    left = next;
  }
}

function closedUnderSharing(keys: ReadonlySet<string>): Set<string> {
  const closed = new Set(keys);
  // A set grows while it is walked: what is added is met again.
  for (const one of closed)
    for (const other of closed) closed.add(tableKey([...setOf(one)].filter((dimension) => setOf(other).has(dimension))));
  return closed;
}

/** @param told sets of dimensions that others may ask by */
export function familyOf(told: readonly (readonly string[])[]): Family {
  const given = new Set(told.map(tableKey));
  const ring = ringsOf([...given].map(setOf));
  const ringKey = ring.length === 0 ? null : tableKey([...new Set(ring.flatMap((one) => [...one]))]);
  const keys = [...closedUnderSharing(ringKey === null ? given : new Set([...given, ringKey]))].sort();
  const sets = keys.map(setOf);
  const isLess = (one: Dimensions, other: Dimensions) => one.size < other.size && isWithin(one, other);
  const covers = sets.flatMap((above, a) =>
    sets.flatMap((below, b) => {
      const direct = isLess(above, below) && !sets.some((middle) => isLess(above, middle) && isLess(middle, below));
      return direct ? [[a, b] as const] : [];
    }),
  );
  return {
    covers,
    tables: keys.map((key) => ({
      dimensions: [...setOf(key)],
      told: given.has(key),
      closesRing: key === ringKey && !given.has(key),
    })),
  };
}
