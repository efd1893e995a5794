import type { Day } from '../../../kernel/day.ts';
import type { Nature } from '../kind.ts';

/** A kind of work as it is recorded: what it leaves empty (team, nature) is that of the nearest kind above. */
export type KindRecord = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly team: string | null;
  readonly nature: Nature | null;
  readonly rank: number | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};

type Placed = Pick<KindRecord, 'code' | 'parent'>;

/** The kinds from this one up to its root; stops where a circle would begin. */
export function lineAbove<K extends Placed>(kind: K, kinds: readonly K[]): readonly K[] {
  const line: K[] = [kind];
  for (let at = kind.parent; at !== null; ) {
    const above = kinds.find(({ code }) => code === at);
    if (above === undefined || line.includes(above)) break;
    line.push(above);
    at = above.parent;
  }
  return line;
}

/** Codes of a kind and of all those under it. */
export function codesUnder(code: string, kinds: readonly Placed[]): ReadonlySet<string> {
  const found = new Set([code]);
  for (const one of found) for (const kind of kinds) if (kind.parent === one) found.add(kind.code);
  return found;
}

/** What a kind has by itself, or from the nearest kind above that says it. */
export function inherited<F extends 'team' | 'nature'>(field: F, kind: KindRecord, kinds: readonly KindRecord[]): KindRecord[F] {
  return lineAbove(kind, kinds).find((one) => one[field] !== null)?.[field] ?? null;
}

/** The day from which a kind serves, one above it or itself having begun that day only; null when all have always served. */
export function startOf(kind: KindRecord, kinds: readonly KindRecord[]): Day | null {
  const starts = lineAbove(kind, kinds).flatMap(({ fromDay }) => fromDay ?? []);
  return starts.toSorted().at(-1) ?? null;
}

/** The day from which a kind serves no more because one above it, or itself, has ended; null when none has. */
export function endOf(kind: KindRecord, kinds: readonly KindRecord[]): Day | null {
  const ends = lineAbove(kind, kinds).flatMap(({ toDay }) => toDay ?? []);
  return ends.toSorted()[0] ?? null;
}
