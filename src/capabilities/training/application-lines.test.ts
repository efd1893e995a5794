import { expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { applicationLines, notApplicable, questionOf, usersDay } from './application-lines.ts';

const today = day('2020-05-14');

it('a line does not apply in the years in which the application was not in service on any day', () => {
  const inService = { fromDay: day('2018-03-01'), toDay: day('2020-01-01') };
  for (const line of applicationLines) {
    const applies = [2017, 2018, 2019, 2020].map((of) => notApplicable(inService, line, of, today) === null);
    expect(applies).toEqual([false, true, true, false]);
    expect(notApplicable({ fromDay: null, toDay: null }, line, 1990, today)).toBeNull();
  }
});

it('users are none of an application that is not in service on the day on which they are counted', () => {
  const retired = { fromDay: null, toDay: day('2019-07-01') };
  expect(notApplicable(retired, 'users', 2019, today)).toBe('logiciel retiré du service avant le 31 décembre 2019');
  expect(notApplicable(retired, 'trainees', 2019, today)).toBeNull();
  const toCome = { fromDay: day('2020-09-01'), toDay: null };
  expect(notApplicable(toCome, 'users', 2020, today)).toBe('logiciel en service à partir du 1er septembre 2020');
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
