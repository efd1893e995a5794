import type { Rows } from '../../database/face.ts';
import { addDays } from '../../kernel/day.ts';
import type { Dimension, Measure, RowMeasure, Secrecy } from '../../kernel/measure.ts';
import { atDay, lastDayOf, type Period } from '../../kernel/period.ts';
import { agentsAway, agentsByOccupation, agentsComingOrGoing, agentsMoving, personsPresent } from './register/who.store.ts';
import { staffManagers } from './staff.access.ts';
import { knownAge, personDimensions } from './staff.dimensions.ts';

/**
 * By what everybody on the operator's side may ask about agents. Grades and job frameworks are left out, and statuses told as
 * tenured or contract only: what follows from another value by rule (a framework has one category) would tell what is hidden of it.
 * What has bands may also be asked of those of known age, who are their branch.
 */
const tables = [
  [],
  ['team'],
  ['employment'],
  ['stream'],
  ['category'],
  ['sex'],
  ['band'],
  ['working_time'],
  ['post_time'],
  ['sex', 'band'],
  ['employment', 'band'],
  ['sex', 'team'],
  ['stream', 'employment'],
] as const;
const whole = [[]] as const;

const exempt = staffManagers;
/** Those of known age are all bands together: one group with the headcount, or all less them would tell who has no birth date. */
const dimensions = { ...personDimensions, band: { ...personDimensions.band, shape: 'tree' } } as const;
const kind: Dimension = { label: { fr: 'mouvement', en: 'movement' }, shape: 'flat' };
const kinds = { kind };
const flows = [['kind']] as const;

const agents: Secrecy<Rows> = { group: 'staff.agents', exempt, dimensions, tables, persons: personsPresent };
const occupied: Secrecy<Rows> = { group: 'staff.occupied', exempt, dimensions, tables, persons: agentsByOccupation };
const aged: Secrecy<Rows> = { ...agents, fixed: { band: knownAge }, when: lastDay };
const apprentices: Secrecy<Rows> = {
  group: 'staff.apprentices',
  exempt,
  dimensions,
  tables: whole,
  persons: (period) => personsPresent(period, ['apprentice']),
};
const temporary: Secrecy<Rows> = {
  group: 'staff.temporary',
  exempt,
  dimensions,
  tables: whole,
  persons: (period) => personsPresent(period, ['temporary']),
};
const movements: Omit<Secrecy<Rows>, 'fixed'> = {
  group: 'staff.movements',
  exempt,
  dimensions: kinds,
  tables: flows,
  persons: agentsComingOrGoing,
  wholeYears: true,
  tied: { dimension: 'kind', values: ['arrival', 'departure'] },
};
const moving: Secrecy<Rows> = {
  group: 'staff.moving',
  exempt,
  dimensions: kinds,
  fixed: { kind: 'move' },
  tables: flows,
  persons: agentsMoving,
  wholeYears: true,
};
const away: Secrecy<Rows> = {
  group: 'staff.away',
  exempt,
  dimensions: { team: personDimensions.team },
  tables: [[], ['team']],
  persons: agentsAway,
  wholeYears: true,
};
/** How many posts are held is told of each; who holds them is not. */
const holders: Secrecy<Rows> = { ...agents, group: 'staff.holders', tables: whole, only: ['status', 'employment'] };

function lastDay(period: Period): Period {
  return atDay(lastDayOf(period));
}

type Rule = { readonly secrecy: Secrecy<Rows> } | Required<Pick<RowMeasure<Rows>, 'readers'>>;
const managersOnly: Rule = { readers: staffManagers };

/** Measure by measure; one that is about posts alone has none. Pay and the kinds of absence have readers of their own. */
export const secrecyOf: Readonly<Record<string, Rule>> = {
  'staff.headcount': { secrecy: agents },
  'staff.opening': { secrecy: { ...agents, when: ({ from }) => atDay(addDays(from, -1)) } },
  'staff.closing': { secrecy: { ...agents, when: lastDay } },
  'staff.apprentices': { secrecy: apprentices },
  'staff.temporary': { secrecy: temporary },
  'staff.fte': { secrecy: occupied },
  'staff.hours': { secrecy: occupied },
  // Beside the full-time equivalents they would tell who was away without pay.
  'staff.paid_fte': managersOnly,
  'staff.paid_hours': managersOnly,
  'staff.ages': { secrecy: aged },
  'staff.aged': { secrecy: aged },
  'staff.arrivals': { secrecy: { ...movements, fixed: { kind: 'arrival' } } },
  'staff.departures': { secrecy: { ...movements, fixed: { kind: 'departure' } } },
  'staff.moves': { secrecy: moving },
  'staff.posts_filled': { secrecy: holders },
  'staff.fte_filled': { secrecy: holders },
  'staff.absence_days': { secrecy: away },
  'staff.reaching_age': managersOnly,
  'staff.fte_remaining': managersOnly,
};

export function withSecrecy(measures: readonly Measure<Rows>[]): readonly Measure<Rows>[] {
  return measures.map((measure) => (measure.form === 'rows' ? { ...measure, ...secrecyOf[measure.id] } : measure));
}
