import type { Day } from '../../kernel/day.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Question } from '../../kernel/figure.ts';
import { frenchDay } from '../../kernel/french.ts';
import { atDay, type Period, year } from '../../kernel/period.ts';

/** What the table by application can tell of each, in the order of its lines. */
export const applicationLines = ['trainees', 'session-days', 'assistance-days', 'users'] as const;
export type ApplicationLine = (typeof applicationLines)[number];

export const frenchLine: Readonly<Record<ApplicationLine, string>> = {
  trainees: 'Agents formés',
  'session-days': 'Jours de formation',
  'assistance-days': 'Jours d’assistance',
  users: 'Utilisateurs',
};

/** Users are those of a day: the last one of the year, or today while the year lasts. */
export function usersDay(of: number, today: Day): Day {
  return of >= yearOf(today) ? today : (`${of}-12-31` as Day); // a last day of December exists in every year
}

/** What a line asks of an application for a year. Days of assistance are the capability activity’s: its measure is asked by its id. */
export function questionOf(line: ApplicationLine, application: string, of: number, today: Day): Question {
  const ask = (measure: string, more = {}, period: Period = year(of)): Question => ({
    measure,
    at: { application, ...more },
    period,
  });
  switch (line) {
    case 'trainees':
      return ask('training.trainees');
    case 'session-days':
      return ask('training.session_days');
    case 'assistance-days':
      return ask('activity.days', { nature: 'assistance' });
    case 'users':
      return ask('catalogue.users', {}, atDay(usersDay(of, today)));
  }
}

type InService = { readonly fromDay: Day | null; readonly toDay: Day | null };

/**
 * Why a line has nothing to say of an application in a year: it was not in service on any day of it, or on the one of which users are
 * counted. Null when it was.
 */
export function notApplicable({ fromDay, toDay }: InService, line: ApplicationLine, of: number, today: Day): string | null {
  if (fromDay !== null && yearOf(fromDay) > of) return `logiciel en service à partir de ${yearOf(fromDay)}`;
  if (toDay !== null && toDay <= `${of}-01-01`) return 'logiciel retiré du service avant cette année';
  if (line !== 'users') return null;
  const counted = usersDay(of, today);
  if (fromDay !== null && fromDay > counted) return `logiciel en service à partir du ${frenchDay(fromDay)}`;
  if (toDay !== null && toDay <= counted) return `logiciel retiré du service avant le ${frenchDay(counted)}`;
  return null;
}
