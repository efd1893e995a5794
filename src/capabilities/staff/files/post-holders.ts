import type { ChangedRow, ParsedRow, StandingRow, TogetherFault } from '../../../import/format.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { type Holding, refusalOfEnd, refusalOfQuota, refusalOfStart } from '../register/post-changes.ts';
import { textOf } from './staff.checks.ts';

function dayOf(row: ParsedRow, field: string): Day | null {
  const written = row[field];
  return typeof written === 'string' ? day(written) : null;
}

function postOf(row: ParsedRow) {
  const [fromDay, toDay] = [dayOf(row, 'from_day'), dayOf(row, 'to_day')];
  return { code: textOf(row['code'], ''), fromDay, toDay, quota: Number(row['quota'] ?? 100) };
}

/** Nothing for an occupation without a beginning, which its own rules refuse. */
function holdingsOf({ row }: StandingRow): Holding[] {
  const fromDay = dayOf(row, 'from_day');
  if (fromDay === null) return [];
  return [
    {
      post: textOf(row['post'], '') || null,
      person: textOf(row['person'], ''),
      personName: null,
      fromDay,
      toDay: dayOf(row, 'to_day'),
      rate: Number(row['rate'] ?? 100),
      quota: Number(row['post.quota'] ?? 100),
    },
  ];
}

/** Posts that a file changes under those who hold them: the form that corrects a post refuses the same, in the same words. */
export function refuseChangesUnderHolders(
  changed: readonly ChangedRow[],
  occupations: readonly StandingRow[],
): readonly TogetherFault[] {
  const held = occupations.flatMap(holdingsOf);
  const byPost = Map.groupBy(held, ({ post }) => post);
  const byPerson = Map.groupBy(held, ({ person }) => person);
  return changed.flatMap((of): TogetherFault[] => {
    const [before, after] = [postOf(of.before), postOf(of.row)];
    const holders = byPost.get(after.code) ?? [];
    const persons = [...new Set(holders.map(({ person }) => person))].sort();
    const quotas = persons.map((person) => refusalOfQuota(after, byPerson.get(person) ?? []));
    const refusals = [
      { field: 'from_day', message: before.fromDay === after.fromDay ? null : refusalOfStart(after, holders) },
      { field: 'to_day', message: before.toDay === after.toDay ? null : refusalOfEnd(after, holders) },
      { field: 'quota', message: before.quota === after.quota ? null : (quotas.find((one) => one !== null) ?? null) },
    ];
    return refusals.flatMap(({ field, message }) => (message === null ? [] : [{ of, field, rule: 'post-occupied', message }]));
  });
}
