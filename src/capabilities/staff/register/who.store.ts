import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { rowsOver } from '../../../figures/rows.store.ts';
import { type Period, wholeYears, year } from '../../../kernel/period.ts';
import { absences } from '../measures/absence-count.store.ts';
import { describedRows, dimensionColumnsBut, spellsOf } from '../measures/agents.store.ts';
import { movements } from '../measures/movement.store.ts';
import { knownAge, unsaid } from '../staff.dimensions.ts';
import { agentStatuses, type Status } from '../status.ts';

/**
 * Whom figures are about, as `Secrecy.persons` wants it: one row per person, stretch and team. Age bands are a tree, whose branch
 * `knownAge` holds those of known age: they are counted too (for a mean age), and all less them are those of unknown age.
 */
function persons(period: Period, statuses: readonly Status[], which: RawBuilder<unknown>): Rows {
  return sql`
    select d.person, d.a as from_day, d.b as to_day, ${dimensionColumnsBut({ band: agePath })}
    from (${describedRows(spellsOf(period, statuses), statuses)}) d
    where ${which}`;
}

const agePath = sql`case when d.band = ${unsaid} then array[${unsaid}] else array[${knownAge}, d.band] end`;

/** Persons by their main occupation: those of a headcount. */
export function personsPresent(period: Period, statuses: readonly Status[] = agentStatuses): Rows {
  return persons(period, statuses, sql`d.place = 1`);
}

/** Agents by each of their occupations: those of full-time equivalents. */
export function agentsByOccupation(period: Period): Rows {
  return persons(period, agentStatuses, sql`true`);
}

/** What happens in a year is about those to whom it happens, the whole year long. @param period of whole years, others being secret */
function overTheYear(period: Period, rowsOf: (year: Period) => Rows, columns: RawBuilder<unknown>): Rows {
  const { first, last } = wholeYears(period);
  const each = Array.from({ length: last - first + 1 }, (_, index) => year(first + index)).map(
    (one) => sql`
      select d.text_value as person, ${one.from}::date as from_day, ${one.to}::date as to_day, ${columns} from (${rowsOf(one)}) d`,
  );
  return sql`${sql.join(each, sql` union all `)}`;
}

/** Those who arrive or leave, with which of the two. */
export function agentsComingOrGoing(period: Period): Rows {
  const flow = (kind: 'arrival' | 'departure') =>
    overTheYear(
      period,
      (one) => rowsOver(movements[kind === 'arrival' ? 'arrivals' : 'departures'], one),
      sql`${kind}::text as kind`,
    );
  return sql`${flow('arrival')} union all ${flow('departure')}`;
}

/** Those who change post or team. */
export function agentsMoving(period: Period): Rows {
  return overTheYear(period, (one) => rowsOver(movements.moves, one), sql`'move' as kind`);
}

/** Those who were away, by the teams that they were away from. */
export function agentsAway(period: Period): Rows {
  return overTheYear(period, (one) => rowsOver(absences, one), sql`d.team`);
}
