import { expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { notApplicable, questionOf, usersDay } from './application-lines.ts';

const today = day('2020-05-14');

it('a line does not apply in the years in which the application was not in service on any day', () => {
  const inService = { fromDay: day('2018-03-01'), toDay: day('2020-01-01') };
  expect([2017, 2018, 2019, 2020].map((of) => notApplicable(inService, of) === null)).toEqual([false, true, true, false]);
  expect(notApplicable({ fromDay: null, toDay: null }, 1990)).toBeNull();
});

it('users are those of the last day of the year, of today while it lasts', () => {
  expect(usersDay(2019, today)).toBe('2019-12-31');
  expect(usersDay(2020, today)).toBe('2020-05-14');
  expect(questionOf('users', 'coriolis', 2019, today)).toMatchObject({
    measure: 'catalogue.users',
    period: { from: '2019-12-31' },
  });
});

it('days of assistance are asked of the days worked', () => {
  expect(questionOf('assistance-days', 'coriolis', 2019, today)).toMatchObject({
    measure: 'activity.days',
    at: { application: 'coriolis', nature: 'assistance' },
  });
});
