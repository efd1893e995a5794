import type { Day } from '../../../kernel/day.ts';
import type { Status } from '../status.ts';
import type { EndCause, StartCause } from './cause.ts';

/** Who holds a post, in which status and for which part of it, from when to when; outside of any post when it is null. */
export type OccupationTerms = {
  readonly person: string;
  readonly post: string | null;
  readonly status: Status;
  /** The person's own; null where it is the post's. */
  readonly grade: string | null;
  /** Hundredths of the post's working time. */
  readonly rate: number;
  readonly fromDay: Day;
  readonly toDay: Day | null;
  readonly startCause: StartCause | null;
  readonly endCause: EndCause | null;
  readonly noticeDay: Day | null;
};

export type Occupation = OccupationTerms & { readonly id: string };

/** An occupation with the names around it. */
export type ShownOccupation = Occupation & {
  readonly personName: string | null;
  readonly postTitle: string | null;
  readonly postTeam: string | null;
  readonly gradeName: string | null;
  /** The quota of the post; 100 outside of any. */
  readonly quota: number;
};

/** Hundredths of full time that the person works there. */
export function workingTime({ rate, quota }: Pick<ShownOccupation, 'rate' | 'quota'>): number {
  return (rate * quota) / 100;
}
