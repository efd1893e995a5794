import type { Day } from '../../../kernel/day.ts';

/** In which team a person works, for which part of their time; what is left of it belongs to the team of their post. */
export type AssignmentTerms = {
  readonly person: string;
  readonly team: string;
  /** Hundredths of the person's time. */
  readonly share: number;
  /** They lead the team. */
  readonly manager: boolean;
  readonly role: string | null;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

export type Assignment = AssignmentTerms & { readonly id: string };
