import type { Day } from '../../kernel/day.ts';

/** What a course is about: office software, a software of the catalogue, or another trade for an agent who changes. */
export const categories = ['office', 'business', 'redeployment'] as const;
export type Category = (typeof categories)[number];

export const frenchCategory: Readonly<Record<Category, string>> = {
  office: 'bureautique',
  business: 'métier',
  redeployment: 'reclassement',
};

/** Something that can be learnt here, however often it is given. */
export type Course = {
  readonly code: string;
  readonly name: string;
  readonly category: Category;
  readonly application: string | null;
  readonly objectives: string | null;
  /** Hundredths of a day; null: unknown. */
  readonly length: number | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};
