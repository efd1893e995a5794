import { addDays, type Day } from '../../kernel/day.ts';
import type { Enrolment } from './enrolment.ts';
import type { PlannedSession } from './session.ts';
import { whereWords } from './session-words.ts';

/** What somebody who was written to has in their calendar: kept with their enrolment, whatever becomes of the session. */
export type ToldPlan = Pick<PlannedSession, 'course' | 'firstDay' | 'halfDays' | 'place' | 'remote'>;

export function whatIsTold({ course, firstDay, halfDays, place, remote }: ToldPlan): ToldPlan {
  return { course, firstDay, halfDays, place, remote };
}

/** The session as somebody knows it. */
export function asTold(session: PlannedSession, told: ToldPlan | null): PlannedSession {
  return { ...session, ...told };
}

/** What an event of a calendar shows of it: a place left empty is the same as one that is not at a distance. */
function shown(plan: ToldPlan): string {
  const hours = plan.halfDays.map(({ day, begins, ends }) => [day, begins, ends]);
  return JSON.stringify([plan.course, hours.length === 0 ? plan.firstDay : hours, whereWords(plan)]);
}

/** True when somebody was told something else than what is planned now. */
export function knowsOtherwise({ told }: Pick<Enrolment, 'told'>, session: ToldPlan): boolean {
  return told !== null && shown(told) !== shown(session);
}

function lastDayOf({ firstDay, halfDays, days }: PlannedSession): Day {
  return halfDays.at(-1)?.day ?? addDays(firstDay, Math.ceil((days ?? 100) / 100) - 1);
}

/** Whether anything is still to come, today included, of the session as it is or as somebody knows it: what is over is announced to nobody. */
export function isToCome(session: PlannedSession, told: ToldPlan | null, today: Day): boolean {
  return [session, asTold(session, told)].some((one) => lastDayOf(one) >= today);
}

/** Those whose calendar is wrong: enrolled and told otherwise, or still expecting a session in which they have no seat. */
export function whoAreMisled<One extends Pick<Enrolment, 'told' | 'state'>>(
  all: readonly One[],
  session: PlannedSession,
  today: Day,
) {
  const known = all.filter(({ told }) => told !== null && isToCome(session, told, today));
  return {
    outdated: known.filter((one) => one.state === 'enrolled' && knowsOtherwise(one, session)),
    uncancelled: known.filter(({ state }) => state !== 'enrolled'),
  };
}
