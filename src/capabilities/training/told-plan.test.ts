import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { EnrolmentState } from './enrolment.ts';
import type { PlannedSession } from './session.ts';
import { isToCome, knowsOtherwise, whatIsTold, whoAreMisled } from './told-plan.ts';

const morning = { day: day('2026-12-01'), half: 'morning', begins: '09:00', ends: '12:30' } as const;
const session: PlannedSession = {
  ...{ code: 's', course: 'tableur', firstDay: day('2026-12-01'), days: 50, halfDays: [morning], place: 'Salle 1', remote: null },
  ...{ capacity: null, preparation: null, cost: null, openToMembers: false, enrolUntil: null, trainers: [] },
};
const told = whatIsTold(session);
const unplannedTold = { ...told, halfDays: [] };

describe('somebody knows otherwise', () => {
  it.each([
    ['nothing was told', null, session, false],
    ['another day', told, { ...session, halfDays: [{ ...morning, day: day('2026-12-02') }] }, true],
    ['other hours', told, { ...session, halfDays: [{ ...morning, ends: '12:00' }] }, true],
    ['another room', told, { ...session, place: 'Salle 2' }, true],
    ['at a distance', told, { ...session, remote: true }, true],
    ['not at a distance, which was left open', told, { ...session, remote: false }, false],
    ['another course', told, { ...session, course: 'courrier' }, true],
    ['another trainer, more seats', told, { ...session, trainers: ['A1'], capacity: 9 }, false],
    ['the same first day, nothing more being planned', unplannedTold, { ...session, halfDays: [] }, false],
    [
      'another first day, nothing more being planned',
      unplannedTold,
      { ...session, halfDays: [], firstDay: day('2026-12-02') },
      true,
    ],
  ])('%s', (_what, known, now, answer) => {
    expect(knowsOtherwise({ told: known }, now)).toBe(answer);
  });
});

describe('a session is to come', () => {
  const unplanned = { ...session, halfDays: [], days: 250 };

  it('until its last day is over, whether it is planned or only its length is known', () => {
    expect(isToCome(session, null, day('2026-12-01'))).toBe(true);
    expect(isToCome(session, null, day('2026-12-02'))).toBe(false);
    expect(isToCome(unplanned, null, day('2026-12-03'))).toBe(true);
    expect(isToCome(unplanned, null, day('2026-12-04'))).toBe(false);
    expect(isToCome({ ...unplanned, days: null }, null, day('2026-12-02'))).toBe(false);
  });

  it('for whoever expects it later than it was given', () => {
    const later = { ...told, halfDays: [{ ...morning, day: day('2026-12-09') }] };
    expect(isToCome(session, later, day('2026-12-09'))).toBe(true);
    expect(isToCome(session, later, day('2026-12-10'))).toBe(false);
  });
});

it('those misled come and know otherwise, or know and have no seat', () => {
  const old = { ...told, place: 'Salle 9' };
  const all = (['enrolled', 'waiting', 'cancelled'] satisfies EnrolmentState[]).flatMap((state) =>
    [null, told, old].map((known) => ({ state, told: known })),
  );
  const { outdated, uncancelled } = whoAreMisled(all, session, day('2026-11-20'));
  expect(outdated).toEqual([{ state: 'enrolled', told: old }]);
  expect(uncancelled.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'cancelled', 'cancelled']);
  expect(whoAreMisled(all, session, day('2026-12-02'))).toEqual({ outdated: [], uncancelled: [] });
});
