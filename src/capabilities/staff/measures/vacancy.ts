import type { Day } from '../../../kernel/day.ts';
import { covers, type Stretch } from '../register/occupancy.ts';

/** A stretch during which a post is not held whole; `vacant` is the part that nobody holds, in hundredths of the post. */
export type Vacancy = Stretch & { readonly vacant: number };

type Held = { readonly fromDay: Day; readonly toDay: Day | null; readonly rate: number };

/** What is held of a post on a day, in hundredths of it. */
export function heldOn(held: readonly Held[], date: Day): number {
  return held.filter((one) => covers(one, date)).reduce((sum, { rate }) => sum + rate, 0);
}

/**
 * The stretches during which a post is not held whole, the earliest first. Of a post that is open since no one knows when, nothing
 * is said from before it was first held.
 */
export function vacanciesOf(post: Stretch, held: readonly Held[]): Vacancy[] {
  const first = post.fromDay ?? held.map(({ fromDay }) => fromDay).sort()[0] ?? null;
  if (first === null) return [{ ...post, vacant: 100 }];
  const days = held.flatMap(({ fromDay, toDay }) => (toDay === null ? [fromDay] : [fromDay, toDay]));
  const turns = [...new Set([first, ...days])].filter((date) => covers({ ...post, fromDay: first }, date)).sort();
  const vacancies: Vacancy[] = [];
  for (const [index, fromDay] of turns.entries()) {
    const vacant = 100 - heldOn(held, fromDay);
    const toDay = turns[index + 1] ?? post.toDay;
    const last = vacancies.at(-1);
    if (vacant <= 0) continue;
    if (last?.vacant === vacant && last.toDay === fromDay) vacancies[vacancies.length - 1] = { ...last, toDay };
    else vacancies.push({ fromDay, toDay, vacant });
  }
  return vacancies;
}

/** What of a post nobody holds on a day, and since when: the day after somebody last left it, else its first day. */
export function vacantOn(
  post: Stretch,
  held: readonly Held[],
  date: Day,
): { readonly vacant: number; readonly since: Day | null } | null {
  const vacant = 100 - heldOn(held, date);
  if (!covers(post, date) || vacant <= 0) return null;
  const left = held.flatMap(({ toDay }) => (toDay !== null && toDay <= date ? [toDay] : []));
  return { vacant, since: left.sort().at(-1) ?? post.fromDay };
}
