import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { calendarOf, escapeText, fold, parisInstant } from './calendar.ts';

const session = {
  code: 'tableur-2026-12-01',
  operator: 'siim94',
  title: 'Tableur, premiers pas',
  where: 'Salle 1; bâtiment B',
  description: '',
  firstDay: day('2026-12-01'),
  halfDays: [{ day: day('2026-12-01'), half: 'morning' as const, begins: '09:00', ends: '12:30' }],
};
const now = new Date('2026-11-20T10:00:00Z');

describe('a calendar', () => {
  it('says each half-day in UTC, whatever the season', () => {
    expect(parisInstant(day('2026-12-01'), '09:00').toISOString()).toBe('2026-12-01T08:00:00.000Z');
    expect(parisInstant(day('2026-06-01'), '09:00').toISOString()).toBe('2026-06-01T07:00:00.000Z');
    expect(parisInstant(day('2026-10-25'), '09:00').toISOString()).toBe('2026-10-25T08:00:00.000Z'); // winter time since 3:00
    expect(parisInstant(day('2026-03-29'), '09:00').toISOString()).toBe('2026-03-29T07:00:00.000Z'); // summer time since 2:00
  });

  it('is what RFC 5545 asks for', () => {
    expect(calendarOf(session, now)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Bievre//Formation//FR',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:tableur-2026-12-01-1@siim94.bievre',
        'DTSTART:20261201T080000Z',
        'DTEND:20261201T113000Z',
        'DTSTAMP:20261120T100000Z',
        'SEQUENCE:29919480',
        'SUMMARY:Tableur\\, premiers pas',
        'LOCATION:Salle 1\\; bâtiment B',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('takes its events along when the session moves, in a later sequence', () => {
    const moved = { ...session, halfDays: session.halfDays.map((half) => ({ ...half, day: day('2026-12-08') })) };
    const [before, after] = [calendarOf(session, now), calendarOf(moved, new Date('2026-11-21T10:00:00Z'))];
    const read = (text: string, name: string) => new RegExp(`${name}:(.*)\\r`).exec(text)?.[1];
    expect(read(after, 'UID')).toBe(read(before, 'UID'));
    expect(read(after, 'DTSTART')).toBe('20261208T080000Z');
    expect(Number(read(after, 'SEQUENCE'))).toBeGreaterThan(Number(read(before, 'SEQUENCE')));
  });

  it('takes the whole first day where no hours are known', () => {
    expect(calendarOf({ ...session, halfDays: [] }, now)).toContain('\r\nDTSTART;VALUE=DATE:20261201\r\n');
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
