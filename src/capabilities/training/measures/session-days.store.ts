import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { applicationDomains, domainPaths } from '../../catalogue/index.ts';
import { bodyNames } from '../../directory/index.ts';

const inPeriod = (period: Period): RawBuilder<boolean> =>
  sql<boolean>`s.first_day >= ${period.from}::date and s.first_day < ${period.to}::date`;

/** What every session is sorted by, worked out once. */
const placedCourses: Rows = sql`
  domains as materialized (${domainPaths}),
  courses as materialized (
    select c.operator, c.code, c.name, c.category, c.application, d.path as domain
    from training.course c
    left join (${applicationDomains}) a on a.operator = c.operator and a.code = c.application
    left join domains d on d.operator = a.operator and d.code = a.domain
  )`;

const sessionLabel = sql`to_char(s.first_day, 'DD/MM/YYYY') || ' — ' || c.name`;
const sessionColumns = sql`c.category as course_category, s.course, c.application, c.domain`;

const sessionValues = {
  sessions: sql`1::numeric`,
  given: sql`s.days_hundredths * 0.01`,
  preparation: sql`s.preparation_hundredths * 0.01`,
  cost: sql`s.cost_cents * 0.01`,
  /** Unknown while nobody is known to have come or not: a session to come has no trainees over whom it is shared out. */
  attended_cost: sql`case when exists (
    select from training.enrolment e
    where e.operator = s.operator and e.session = s.code and e.state = 'enrolled' and e.presence is not null
  ) then s.cost_cents * 0.01 end`,
  costed: sql`case when s.cost_cents is not null then 1::numeric end`,
} as const;

/** One row per session that begins in the period. */
export function sessionRows(value: keyof typeof sessionValues) {
  return (period: Period): Rows => sql`
    with ${placedCourses}
    select s.id::text as row_id, ${sessionLabel} as label, ${sessionValues[value]} as value, null::text as text_value,
      ${value === 'given' ? sql`s.days_hundredths is null` : sql`false`} as approximate, s.origin, s.source, s.recorded_at, ${sessionColumns}
    from training.session s
    join courses c on c.operator = s.operator and c.code = s.course
    where ${inPeriod(period)}`;
}

/** The periods in which any session began: there, a category or an application without any had 0. */
export function recordedSessions(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (select from training.session s where s.first_day >= q.first and s.first_day < q.next)`;
}

const whoCounts = {
  expected: sql<boolean>`e.presence is not null`,
  present: sql<boolean>`e.presence = 'present'`,
  absent: sql<boolean>`e.presence = 'absent'`,
  costed: sql<boolean>`e.presence = 'present' and s.cost_cents is not null`,
} as const;

const traineeValues = {
  persons: sql`1::numeric`,
  days: sql`coalesce(e.attended_hundredths, s.days_hundredths) * 0.01`,
} as const;

/**
 * One row per person enrolled in a session that begins in the period, present or absent as asked; where that is not known there is no
 * row. The label names nobody: figures open to whoever reads them.
 */
export function traineeRows(who: keyof typeof whoCounts, value: keyof typeof traineeValues) {
  return (period: Period): Rows => sql`
    with ${placedCourses}
    select e.id::text as row_id, ${sessionLabel} || coalesce(' — ' || b.name, '') as label, ${traineeValues[value]} as value,
      null::text as text_value, ${value === 'days' ? sql`coalesce(e.attended_hundredths, s.days_hundredths) is null` : sql`false`} as approximate, e.origin, s.source, e.recorded_at, ${sessionColumns},
      e.body, b.category as body_category
    from training.session s
    join training.enrolment e on e.operator = s.operator and e.session = s.code
    join courses c on c.operator = s.operator and c.code = s.course
    left join (${bodyNames}) b on b.operator = e.operator and b.code = e.body
    where ${inPeriod(period)} and e.state = 'enrolled' and ${whoCounts[who]}`;
}

/** The periods in which anybody is known to have come, or not, to a session. */
export function recordedAttendance(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (
      select from training.session s
      join training.enrolment e on e.operator = s.operator and e.session = s.code
      where s.first_day >= q.first and s.first_day < q.next and e.presence is not null
    )`;
}
