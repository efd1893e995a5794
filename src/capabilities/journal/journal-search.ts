import type { EntryFilter } from '../../database/journal.store.ts';
import { parseDay } from '../../kernel/day.ts';

/** What is asked of the journal, as it stands in the address of its page. */
export type JournalSearch = {
  readonly filter: EntryFilter;
  /** Entries before this one; null: the latest. */
  readonly before: number | null;
};

/** The parameters of the address, in the order of the form. */
export const searchParameters = ['personne', 'fait', 'objet', 'du', 'au'] as const;

function textIn(parameters: URLSearchParams, name: (typeof searchParameters)[number]): string | undefined {
  return parameters.get(name)?.trim() || undefined;
}

function dayIn(parameters: URLSearchParams, name: 'du' | 'au'): string | undefined {
  return parseDay(parameters.get(name) ?? '') ?? undefined;
}

/** Reads a search; what is empty or is no day asks nothing. */
export function readJournalSearch(parameters: URLSearchParams): JournalSearch {
  const asked = {
    person: textIn(parameters, 'personne'),
    fact: textIn(parameters, 'fait'),
    about: textIn(parameters, 'objet'),
    fromDay: dayIn(parameters, 'du'),
    toDay: dayIn(parameters, 'au'),
  };
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const before = parameters.get('avant') ?? '';
  return { filter, before: /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null };
}

/** The address of the entries before one, under the same search. */
export function olderSearch(parameters: URLSearchParams, before: number): string {
  const older = new URLSearchParams(parameters);
  older.set('avant', String(before));
  return `?${older}`;
}
