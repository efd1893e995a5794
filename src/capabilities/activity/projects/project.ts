import type { Day } from '../../../kernel/day.ts';

/** A project to which agents give time. Its domain is its own, else that of its application. */
export type Project = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly application: string | null;
  readonly domain: string | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};
