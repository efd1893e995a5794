import type { Day } from '../../kernel/day.ts';
import { frenchDay, frenchNumber } from '../../kernel/french.ts';
import { closedToMembers, type PlannedSession } from './session.ts';

/** « 0,5 jour »; empty where it is not known. */
export function daysWords(hundredths: number | null): string {
  if (hundredths === null) return '';
  return `${frenchNumber(String(hundredths / 100))}\u00a0jour${hundredths < 200 ? '' : 's'}`;
}

/** Whether a session is known to hold in its first day. */
export function isOfOneDay({ days }: Pick<PlannedSession, 'days'>): boolean {
  return days !== null && days <= 100;
}

/** « 9 h », « 12 h 30 ». */
function frenchHour(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** « le 1er décembre 2026, de 9 h à 12 h 30 », day by day; the first day alone where no more is known. */
export function whenWords(session: Pick<PlannedSession, 'firstDay' | 'days' | 'halfDays'>): string {
  const { firstDay, halfDays } = session;
  if (halfDays.length === 0) return `${isOfOneDay(session) ? 'le' : 'à partir du'} ${frenchDay(firstDay)}`;
  const days = Map.groupBy(halfDays, ({ day }) => day);
  return [...days]
    .map(
      ([date, halves]) =>
        `le ${frenchDay(date)}, ${halves.map(({ begins, ends }) => `de ${frenchHour(begins)} à ${frenchHour(ends)}`).join(' et ')}`,
    )
    .join('\u00a0; ');
}

export function whereWords({ place, remote }: Pick<PlannedSession, 'place' | 'remote'>): string {
  if (remote !== true) return place ?? '';
  return place === null ? 'à distance' : `à distance (${place})`;
}

/** Whether members enrol their agents, and until when. */
export function membersWords(session: Pick<PlannedSession, 'openToMembers' | 'enrolUntil' | 'firstDay'>, today: Day): string {
  const why = closedToMembers(session, today);
  if (why === 'closed') return 'non';
  const until = session.enrolUntil === null ? 'jusqu’à la veille' : `jusqu’au ${frenchDay(session.enrolUntil)}`;
  return why === null ? `oui, ${until}` : `close : elle était ouverte ${until}`;
}
