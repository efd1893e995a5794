import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { calendarOf, escapeText, fold, parisInstant } from './calendar.ts';

const session = {
  code: 'tableur-2026-12-01',
  operator: 'siim94',
  title: 'Tableur, premiers pas',
  where: 'Salle 1; bâtiment B',
  firstDay: day('2026-12-01'),
  halfDays: [{ day: day('2026-12-01'), half: 'morning' as const, begins: '09:00', ends: '12:30' }],
};
const organizer = { name: 'SIIM 94', address: 'formation@siim94.example' };
const now = new Date('2026-11-20T10:00:00Z');

describe('a calendar', () => {
  it('says each half-day in UTC, whatever the season', () => {
    expect(parisInstant(day('2026-12-01'), '09:00').toISOString()).toBe('2026-12-01T08:00:00.000Z');
    expect(parisInstant(day('2026-06-01'), '09:00').toISOString()).toBe('2026-06-01T07:00:00.000Z');
    expect(parisInstant(day('2026-10-25'), '09:00').toISOString()).toBe('2026-10-25T08:00:00.000Z'); // winter time since 3:00
    expect(parisInstant(day('2026-03-29'), '09:00').toISOString()).toBe('2026-03-29T07:00:00.000Z'); // summer time since 2:00
  });

  it('is what RFC 5545 asks for, published by whoever mails it (RFC 5546)', () => {
    expect(calendarOf(session, now, { organizer })).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Bievre//Formation//FR',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:tableur-2026-12-01-1@siim94.bievre',
        'DTSTART:20261201T080000Z',
        'DTEND:20261201T113000Z',
        'ORGANIZER;CN="SIIM 94":mailto:formation@siim94.example',
        'STATUS:CONFIRMED',
        'DTSTAMP:20261120T100000Z',
        'SEQUENCE:1795168800',
        'SUMMARY:Tableur\\, premiers pas',
        'LOCATION:Salle 1\\; bâtiment B',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('is no message, and nobody’s, where somebody takes it as a file', () => {
    expect(calendarOf(session, now, null)).not.toMatch(/METHOD|ORGANIZER/);
  });

  it('names whoever sends it in quotes, whatever their name and address', () => {
    const odd = { name: 'Le "syndicat"\n; ici', address: 'é%20@siim94.example' };
    const unfolded = calendarOf(session, now, { organizer: odd }).replaceAll('\r\n ', '');
    expect(unfolded).toContain('\r\nORGANIZER;CN="Le  syndicat \u0020; ici":mailto:%C3%A9%2520@siim94.example\r\n');
  });

  it('cancels its events, under the names that they had', () => {
    const given = calendarOf(session, now, { organizer });
    expect(calendarOf(session, now, { organizer, isCancelled: true })).toBe(given.replace('CONFIRMED', 'CANCELLED'));
  });

  it('cancels the half-days that a session has no more, and keeps the others', () => {
    const { halfDays } = session;
    const before = {
      firstDay: session.firstDay,
      halfDays: [...halfDays, { day: day('2026-12-02'), half: 'morning' as const, begins: '09:00', ends: '12:30' }],
    };
    const events = calendarOf(session, now, { organizer, before }).split('BEGIN:VEVENT').slice(1);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatch(/UID:tableur-2026-12-01-1@[\s\S]*DTSTART:20261201[\s\S]*STATUS:CONFIRMED/);
    expect(events[1]).toMatch(/UID:tableur-2026-12-01-2@[\s\S]*DTSTART:20261202[\s\S]*STATUS:CANCELLED/);
  });

  it('takes its events along when the session moves, in a later sequence', () => {
    const moved = { ...session, halfDays: session.halfDays.map((half) => ({ ...half, day: day('2026-12-08') })) };
    const [before, after] = [calendarOf(session, now, null), calendarOf(moved, new Date('2026-11-21T10:00:00Z'), null)];
    const read = (text: string, name: string) => new RegExp(`${name}:(.*)\\r`).exec(text)?.[1];
    expect(read(after, 'UID')).toBe(read(before, 'UID'));
    expect(read(after, 'DTSTART')).toBe('20261208T080000Z');
    expect(Number(read(after, 'SEQUENCE'))).toBeGreaterThan(Number(read(before, 'SEQUENCE')));
  });

  it('takes the whole first day where no hours are known', () => {
    expect(calendarOf({ ...session, halfDays: [] }, now, null)).toContain('\r\nDTSTART;VALUE=DATE:20261201\r\n');
  });

  it('keeps no line longer than 75 octets, cuts no letter, and unfolds into what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `SUMMARY:${escapeText(text)}`;
        const folded = fold(line).split('\r\n');
        for (const one of folded) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
        for (const one of folded.slice(1)) expect(one.startsWith(' ')).toBe(true);
        expect(fold(line).replaceAll('\r\n ', '')).toBe(line);
        expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
