import type { Category } from './training-figures.ts';

/** For whom: a body by its code, all users of the service, or the operator itself. */
export type Beneficiary = 'MULTI' | 'INTERNE' | (string & {});

/** Days of one sort that a group worked in a year, in quarters. */
export type Work = {
  readonly kind: string;
  readonly beneficiary: Beneficiary;
  readonly application?: string | undefined;
  readonly domain?: string | undefined;
  readonly project?: string | undefined;
  readonly quarters: number;
  /** Only in some months, where a report says so. */
  readonly season?: Season | undefined;
  /** A course, by its category: it takes whole half-days. */
  readonly course?: Category | undefined;
};

export const seasons = ['spring', 'autumn'] as const;
/** The year cut where a report cuts it: from January to August, from September on. */
export type Season = (typeof seasons)[number];

export function seasonOf(date: string): Season {
  return date.slice(5, 7) < '09' ? 'spring' : 'autumn';
}
