import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { applicationDomains, domainPaths } from '../../catalogue/index.ts';
import { bodyNames, teamPaths } from '../../directory/index.ts';
import { type agentLineDimensions, lineDimensions } from '../activity.dimensions.ts';
import { kindPaths } from '../kind.store.ts';

/** What every line is sorted by, worked out once: without statistics, the planner would look each path up again for every line. */
export const sortedBy: Rows = sql`
  kinds as materialized (
    select k.operator, k.code, k.name, k.path, k.nature, t.path as team
    from (${kindPaths}) k left join (${teamPaths}) t on t.operator = k.operator and t.code = k.team
  ),
  domains as materialized (${domainPaths}),
  applications as materialized (
    select a.operator, a.code, a.name, d.path from (${applicationDomains}) a
    left join domains d on d.operator = a.operator and d.code = a.domain
  ),
  projects as materialized (
    select j.operator, j.code, j.name, j.application, d.path from activity.project j
    left join domains d on d.operator = j.operator and d.code = j.domain
  ),
  bodies as materialized (${bodyNames})`;

/** What a line is about, beside its project `j`: a line may say its project alone, which says the rest. */
export const lineApplication = sql`coalesce(l.application, j.application)`;
export const lineDomain = sql`coalesce(d.path, j.path, a.path)`;

/** What a line, or the sum of lines that say the same, is joined to. */
const joins = {
  kinds: sql`join kinds k on k.operator = l.operator and k.code = l.kind`,
  projects: sql`left join projects j on j.operator = l.operator and j.code = l.project`,
  applications: sql`left join applications a on a.operator = l.operator and a.code = ${lineApplication}`,
  domains: sql`left join domains d on d.operator = l.operator and d.code = l.domain`,
  bodies: sql`left join bodies b on b.operator = l.operator and b.code = l.body`,
};

type Sorting = {
  readonly value: RawBuilder<unknown>;
  /** The columns of a line that the value is read from. */
  readonly from: readonly string[];
  readonly through: readonly (keyof typeof joins)[];
};

/** How a line is sorted by each dimension; its application is its own, else that of its project; its domain its own, else that of either. */
const sortings: Readonly<Record<keyof typeof agentLineDimensions, Sorting>> = {
  agent: { value: sql`l.person`, from: ['person'], through: [] },
  team: { value: sql`k.team`, from: ['kind'], through: ['kinds'] },
  kind: { value: sql`k.path`, from: ['kind'], through: ['kinds'] },
  nature: { value: sql`k.nature`, from: ['kind'], through: ['kinds'] },
  domain: {
    value: lineDomain,
    from: ['domain', 'project', 'application'],
    through: ['projects', 'applications', 'domains'],
  },
  application: { value: lineApplication, from: ['application', 'project'], through: ['projects'] },
  project: { value: sql`l.project`, from: ['project'], through: [] },
  beneficiary: {
    value: sql`case l.scope when 'shared' then 'MULTI' when 'internal' then 'INTERNE' else l.body end`,
    from: ['scope', 'body'],
    through: [],
  },
  sharing: { value: sql`coalesce(l.scope, 'specific')`, from: ['scope'], through: [] },
  body: { value: sql`l.body`, from: ['body'], through: [] },
  category: { value: sql`b.category`, from: ['body'], through: ['bodies'] },
};

function sortedColumns(names: readonly string[]): RawBuilder<unknown> {
  const known = Object.entries(sortings).filter(([name]) => names.includes(name));
  return sql.join(known.map(([name, { value }]) => sql`${value} as ${sql.ref(name)}`));
}

/**
 * One row per line of time of the period, as recorded. The label names no person: a member reads the lines that were worked for them.
 * @param names the dimensions told
 */
export function lineRows(period: Period, names: readonly string[] = Object.keys(lineDimensions)): Rows {
  return sql`
    with ${sortedBy}
    select l.id::text as row_id,
      to_char(l.day, 'DD/MM/YYYY') || ' — ' || k.name || coalesce(' — ' || a.name, '') || ' — '
        || case l.scope when 'shared' then 'MULTI' when 'internal' then 'INTERNE' else b.name end as label,
      l.days_hundredths * 0.01 as value, null::text as text_value, false as approximate, l.origin, l.source, l.recorded_at,
      ${sortedColumns(names)}, extract(year from l.day)::int as year
    from activity.time_line l
    ${sql.join(Object.values(joins), sql` `)}
    where l.day >= ${period.from}::date and l.day < ${period.to}::date`;
}

/**
 * The lines `t` of several periods added up by what they say: each is looked at once, in the stretch of days that the bounds of the periods
 * cut around it. One row per period (`asked`, its position), stretch and set of values of `columns`.
 * @param sums what is added up of each set, beside `operator` and the columns
 */
export function summedLines(
  periods: readonly Days[],
  columns: readonly string[],
  sums: RawBuilder<unknown>,
  where: RawBuilder<unknown> = sql`true`,
): Rows {
  const bounds = [...new Set(periods.flatMap(({ from, to }) => [from, to]))].sort();
  const held = periods.flatMap(({ from, to }, asked) =>
    bounds.flatMap((bound, index) => (from <= bound && bound < to ? [{ asked, stretch: index + 1 }] : [])),
  );
  const said = sql.join(
    columns.map((name) => sql`, ${sql.ref(`t.${name}`)}`),
    sql``,
  );
  // Row-level security lets the lines of one operator be read, which need not be grouped by it.
  return sql`
    select p.asked, s.*
    from (
      select width_bucket(t.day, ${bounds}::date[]) as stretch, current_setting('bievre.operator', true) as operator${said}, ${sums}
      from activity.time_line t
      where t.day >= ${bounds[0]}::date and t.day < ${bounds.at(-1)}::date and ${where}
      group by 1${said}
    ) s
    join unnest(${held.map((one) => one.asked)}::int[], ${held.map(({ stretch }) => stretch)}::int[]) as p(asked, stretch)
      on p.stretch = s.stretch`;
}

const sortingsOf = (dimensions: readonly string[]) =>
  Object.entries(sortings).flatMap(([name, sorting]) => (dimensions.includes(name) ? [sorting] : []));

/** The columns of a line that these dimensions are read from. */
export function columnsFor(dimensions: readonly string[]): readonly string[] {
  return [...new Set(sortingsOf(dimensions).flatMap(({ from }) => from))];
}

/** What a sum `l` of lines (their columns, `rows`, `hundredths` and `synthetic`) says once it is sorted. */
export function sortedSum(dimensions: readonly string[]): RawBuilder<unknown> {
  const values = dimensions.length === 0 ? sql`` : sql`, ${sortedColumns(dimensions)}`;
  return sql`l.rows, l.hundredths * 0.01 as total, false as approximate, l.synthetic${values}`;
}

/** What such a sum is joined to for that. */
export function sortedThrough(dimensions: readonly string[]): RawBuilder<unknown> {
  const through = new Set(sortingsOf(dimensions).flatMap((sorting) => sorting.through));
  return sql.join(
    [...through].map((name) => joins[name]),
    sql` `,
  );
}

/** The same lines over several periods, added up by what they say before they are sorted: few sums are then sorted instead of very many lines. */
export function lineSums(periods: readonly Days[], dimensions: readonly string[]): Rows {
  const sums = sql`count(*) as rows, sum(t.days_hundredths) as hundredths, bool_or(t.origin = 'synthetic') as synthetic`;
  return sql`
    with ${sortedBy}
    select l.asked, ${sortedSum(dimensions)}
    from (${summedLines(periods, columnsFor(dimensions), sums)}) l
    ${sortedThrough(dimensions)}`;
}

/** The periods in which any time was recorded, for whomever: there, a kind, a member or a domain without a line had 0 days. */
export function recordedTime(periods: readonly Days[]): Rows {
  return sql`select q.asked from ${askedPeriods(periods)} where activity.first_recorded(q.first, q.next) is not null`;
}

/** The periods that hold a month that is not locked: its lines may still change. */
export function unlockedTime(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (
      select from generate_series(date_trunc('month', q.first::timestamp), q.next::timestamp - interval '1 day', interval '1 month') as m
      where m::date not in (select month from activity.month_lock)
    )`;
}
