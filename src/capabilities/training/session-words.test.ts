import { expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { membersWords, whenWords } from './session-words.ts';

it('says « à partir du » only of a session that may last more than its first day', () => {
  const firstDay = day('2020-01-09');
  const words = (days: number | null) => whenWords({ firstDay, days, halfDays: [] });
  expect([words(null), words(150), words(100), words(50)]).toEqual([
    'à partir du 9 janvier 2020',
    'à partir du 9 janvier 2020',
    'le 9 janvier 2020',
    'le 9 janvier 2020',
  ]);
});

it('says hours as French does', () => {
  const halfDays = [
    { day: day('2026-12-01'), half: 'morning', begins: '09:00', ends: '12:30' },
    { day: day('2026-12-01'), half: 'afternoon', begins: '13:30', ends: '17:05' },
  ] as const;
  expect(whenWords({ firstDay: day('2026-12-01'), days: 100, halfDays })).toBe(
    'le 1er décembre 2026, de 9\u00a0h à 12\u00a0h\u00a030 et de 13\u00a0h\u00a030 à 17\u00a0h\u00a005',
  );
  const twoDays = [halfDays[0], { ...halfDays[0], day: day('2026-12-08') }];
  expect(whenWords({ firstDay: day('2026-12-01'), days: 100, halfDays: twoDays })).toContain('30\u00a0; le 8 décembre');
});

it('says that enrolment by members is open while it is, and no longer', () => {
  const words = (today: string, enrolUntil: string | null, openToMembers = true) =>
    membersWords(
      { openToMembers, firstDay: day('2026-12-10'), enrolUntil: enrolUntil === null ? null : day(enrolUntil) },
      day(today),
    );
  expect([
    words('2026-12-01', '2026-12-05'),
    words('2026-12-09', null),
    words('2026-12-06', '2026-12-05'),
    words('2026-12-10', null),
    words('2026-12-01', null, false),
  ]).toEqual([
    'oui, jusqu’au 5 décembre 2026',
    'oui, jusqu’à la veille',
    'close : elle était ouverte jusqu’au 5 décembre 2026',
    'close : elle était ouverte jusqu’à la veille',
    'non',
  ]);
});
