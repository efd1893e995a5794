import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Days, SharedList } from '../../../kernel/measure.ts';
import { agentStatuses, type Status, workingStatuses } from '../status.ts';
import { describedRows, spellsOf } from './agents.store.ts';

/** Dimensions of a stay that nothing is read from but their own values: where they are not asked, they need not be worked out. */
const ownDimensions = [
  'stream',
  'framework',
  'grade',
  'category',
  'status',
  'employment',
  'sex',
  'band',
  'working_time',
  'post_time',
  'placed',
  'role',
] as const;

/** The rows of a list of stays without the dimensions that are not asked, nor where they were recorded. */
function onlyAsked(rows: Rows, asked: ReadonlySet<string>): Rows {
  const dimensions = ownDimensions.map((name) =>
    asked.has(name) ? sql`d.${sql.ref(name)}` : sql`null::text as ${sql.ref(name)}`,
  );
  return sql`
    select d.a, d.b, d.is_first, d.is_last, d.turns_in, d.turns_out, d.place, d.portion, d.fte, d.person, d.id, d.assignment, d.birth,
      d.is_birth_rough, d.post, d.post_title, d.start_cause, d.end_cause, d.team_code, d.team_name, d.team, ${sql.join(dimensions)},
      d.origin, null::text as source, null::timestamptz as recorded_at
    from (${rows}) d`;
}

/** Where agents of these statuses are and what they are, over any run of days: what all measures of persons are read from. */
function staysOf(name: string, statuses: readonly Status[]): SharedList<Rows> {
  const over: SharedList<Rows>['over'] = (days, asked) => {
    const rows = describedRows(spellsOf(days, statuses), statuses);
    return asked ? onlyAsked(rows, asked) : rows;
  };
  return { name, over };
}

export const stays = {
  agents: staysOf('agents', agentStatuses),
  apprentices: staysOf('apprentices', ['apprentice']),
  temporary: staysOf('temporary', ['temporary']),
  /** All who owe time. */
  working: staysOf('working', workingStatuses),
} as const;

/** Of what is told of the last day of a period. */
export function lastDay({ to }: Days): Days {
  return { from: addDays(to, -1), to };
}

/** The stays of a list `d` within each period of `q`, cut at its days: `cut.a`, and `cut.b` excluded. */
export function staysWithin(list: Rows, periods: readonly Days[]): Rows {
  return sql`
    ${list} d
    join ${askedPeriods(periods)} on d.a < q.next and d.b > q.first
    cross join lateral (select greatest(d.a, q.first) as a, least(d.b, q.next) as b) as cut`;
}
