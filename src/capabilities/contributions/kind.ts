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
