import type { Day } from './day.ts';

/** The clock as it is handed on by the one file that reads it; a test gives its own. */
export type Clock = {
  /** The day in France, where the operators are. */
  readonly today: () => Day;
  /** The instant, for what expires by the hour. */
  readonly now: () => Date;
};
