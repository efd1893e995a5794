import type { Day } from '../../../kernel/day.ts';
import type { Category } from '../status.ts';

/** What a deliberation opened. `framework`, `stream` and `category` are its own; null where they are those of its grade. */
export type Post = {
  readonly code: string;
  readonly title: string;
  readonly grade: string | null;
  readonly framework: string | null;
  readonly stream: string | null;
  readonly category: Category | null;
  /** Hundredths of full time. */
  readonly quota: number;
  readonly team: string | null;
  readonly budgeted: boolean;
  readonly deliberation: string | null;
  readonly fromDay: Day | null;
  /** Excluded; null while it is open. */
  readonly toDay: Day | null;
};

/** What its framework, stream and category are, its own or its grade's, in words. */
export type Classification = {
  readonly gradeName: string | null;
  readonly frameworkName: string | null;
  readonly streamCode: string | null;
  readonly streamName: string | null;
  readonly shownCategory: Category | null;
};

export type ShownPost = Post & Classification;
