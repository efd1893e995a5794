import type { Day } from '../../kernel/day.ts';
import type { PlannedSession } from './session.ts';

/** How far the clocks of France are from UTC at an instant, in minutes. */
function offsetAt(instant: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, hours = '0', minutes = '0'] = /GMT\+(\d+):(\d+)/.exec(name ?? '') ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** The instant at which it is that time in France on that day. Nobody teaches in the hour that is skipped or comes twice. */
export function parisInstant(date: Day, time: string): Date {
  const asUtc = new Date(`${date}T${time}:00Z`);
  return new Date(asUtc.getTime() - offsetAt(asUtc) * 60_000);
}

/** RFC 5545, 3.3.5: `20261201T080000Z`. */
function stamp(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, 3.3.11: what a text may not hold as it is. Other controls have no place in it at all. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

const octets = (text: string) => Buffer.byteLength(text);

/** RFC 5545, 3.1: no line is longer than 75 octets; what follows a fold begins with a space. No letter is cut. */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    if (octets(current) + octets(letter) > (lines.length === 0 ? 75 : 74)) {
      lines.push(current);
      current = '';
    }
    current += letter;
  }
  return [...lines, current].join('\r\n ');
}

export type CalendarSession = Pick<PlannedSession, 'code' | 'halfDays' | 'firstDay'> & {
  readonly title: string;
  readonly where: string;
  /** The operator's code: part of what makes the event the same one when it is sent again. */
  readonly operator: string;
};

/** Who sends events to people, as their calendars show it. */
export type Organizer = { readonly name: string; readonly address: string };

/** What is mailed with a session: who sends it, whether it is not given any more, and how it was planned when it was mailed before. */
export type Mailed = {
  readonly organizer: Organizer;
  readonly isCancelled?: boolean;
  readonly before?: Pick<CalendarSession, 'halfDays' | 'firstDay'>;
};

/** RFC 5545, 3.2: a quoted value holds neither quotation marks nor controls. */
function organizerLine({ name, address }: Organizer): string {
  return `ORGANIZER;CN="${name.replaceAll(/["\p{Cc}]/gu, ' ')}":mailto:${encodeURI(address)}`;
}

/**
 * One event for each half-day; for a session whose hours are not known, one for its whole first day. Events are numbered, and do not bear their
 * day: a session that moves takes its events along.
 */
function eventsOf({ halfDays, firstDay, code, operator }: CalendarSession): (readonly string[])[] {
  const uid = (more: string) => `UID:${escapeText(`${code}-${more}@${operator}.bievre`)}`;
  if (halfDays.length === 0) return [[uid('1'), `DTSTART;VALUE=DATE:${firstDay.replaceAll('-', '')}`]];
  return halfDays.map(({ day: date, begins, ends }, index) => [
    uid(String(index + 1)),
    `DTSTART:${stamp(parisInstant(date, begins))}`,
    `DTEND:${stamp(parisInstant(date, ends))}`,
  ]);
}

/**
 * A session as a calendar reads it (RFC 5545), in UTC so that no zone has to be described. Taken in again it replaces itself: what was made
 * later has a higher number in its sequence.
 *
 * What is mailed is published (RFC 5546, 3.2.1), and not requested: a request has one event alone, where a session has one for each half-day,
 * and asks for answers, which nobody reads. So an event that is not given any more is published as cancelled.
 * @param now when it was made, which the format asks for
 * @param mailed null for a file that somebody takes: it is no message, and nobody sends it
 */
export function calendarOf(session: CalendarSession, now: Date, mailed: Mailed | null): string {
  const { title, where } = session;
  const told = [
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${Math.floor(now.getTime() / 1000)}`, // an integer of 31 bits until 2038
    `SUMMARY:${escapeText(title)}`,
    ...(where === '' ? [] : [`LOCATION:${escapeText(where)}`]),
  ];
  const sent = mailed === null ? [] : [organizerLine(mailed.organizer)];
  const eventIn = (status: 'CONFIRMED' | 'CANCELLED') => (own: readonly string[]) => [
    'BEGIN:VEVENT',
    ...own,
    ...sent,
    `STATUS:${status}`,
    ...told,
    'END:VEVENT',
  ];
  const events = eventsOf(session);
  const gone = mailed?.before === undefined ? [] : eventsOf({ ...session, ...mailed.before }).slice(events.length);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bievre//Formation//FR',
    ...(mailed === null ? [] : ['METHOD:PUBLISH']),
    ...events.flatMap(eventIn(mailed?.isCancelled ? 'CANCELLED' : 'CONFIRMED')),
    ...gone.flatMap(eventIn('CANCELLED')),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
