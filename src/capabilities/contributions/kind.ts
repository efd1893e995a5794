import type { Day } from '../../kernel/day.ts';

/** A kind of contribution; one that others name as their parent stands for them together. */
export type Kind = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly fromDay: Day | null;
  /** Excluded; null while it is still called for. */
  readonly toDay: Day | null;
};

/** The kinds called for at some moment of a stretch of days (`to` excluded), in the order given. */
export function kindsDuring(kinds: readonly Kind[], from: Day, to: Day): Kind[] {
  return kinds.filter((kind) => (kind.fromDay === null || kind.fromDay < to) && (kind.toDay === null || kind.toDay > from));
}
