import type { PageReading } from '../../../http/reading.ts';
import { yearOf } from '../../../kernel/day.ts';
import { listSessionYears } from '../session.store.ts';

/**
 * The years that have sessions, the same with this one, and the one that the address asks; without it, the last one that has some, this one
 * included: what is planned for next year is not what training was.
 */
export async function readSessionYears({ tx, today, url }: Pick<PageReading, 'tx' | 'today' | 'url'>) {
  const thisYear = yearOf(today);
  const given = await listSessionYears(tx);
  const years = [...new Set([...given, thisYear])].sort((a, b) => a - b);
  const asked = Number(url.searchParams.get('annee'));
  const current = years.includes(asked) ? asked : (given.filter((one) => one <= thisYear).at(-1) ?? thisYear);
  return { given, years, current, thisYear };
}
