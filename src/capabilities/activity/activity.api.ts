import { z } from 'zod';
import { type ApiRoute, apiRoute } from '../../http/api-route.ts';
import type { Day } from '../../kernel/day.ts';
import { listWorkingPersons } from '../staff/index.ts';
import { listShownWeeks } from './api/shown-weeks.ts';
import { listedLine, listTimeLines } from './api/time-line-list.store.ts';
import { askedWindow } from './asked-window.ts';
import { isLate } from './week/completeness.ts';
import { listLockedMonths } from './week/month-lock.store.ts';
import { mondaysOf, owedWeeksOf, wholeWeeks, withOthersFollowed } from './week/owed-weeks.ts';
import { listRecordedDays, listWeekStates } from './week/week-list.store.ts';
import { weekStates } from './week/week-state.ts';

const asked = z.object({
  from: z.string().optional().describe('Premier jour, AAAA-MM-JJ ; sans lui, le premier du mois en cours'),
  to: z.string().optional().describe('Dernier jour, compris ; sans lui, la fin du mois du premier. Un an au plus'),
  person: z.string().optional().describe('Matricule'),
  team: z
    .string()
    .optional()
    .describe('Code d’une équipe : ceux qui lui donnent du temps, ou à une équipe qui en fait partie, semaine par semaine'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(1000).default(200).describe('Combien par page'),
});

const paged = { total: z.number().describe('En tout, sur toutes les pages'), page: z.number(), size: z.number() };

const week = z.object({
  person: z.string(),
  monday: z.string(),
  state: z.enum(weekStates),
  version: z.number().describe('0 pour une semaine à laquelle personne n’a touché'),
  due: z.number().describe('En centièmes de jour, absences déduites'),
  placed: z
    .number()
    .describe('En centièmes de jour, sur les jours à travailler : celui d’un week-end ou d’un jour libre vient en plus'),
  late: z.boolean(),
});

const key = (person: string, monday: Day) => `${person} ${monday}`;

const windowAsked = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }, today: Day) =>
  askedWindow({ first: from ?? null, last: to ?? null }, today, { first: 'from', last: 'to' });

/** Readings of working time, under the rights of its pages: one’s own, or that of the teams that one follows. */
export const activityApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/api/time-lines',
    tag: 'temps',
    summary: 'Les lignes de temps d’une période, celles que le lecteur suit ou les siennes, page par page',
    params: z.object({}),
    query: asked,
    answer: z.object({ ...paged, lines: z.array(listedLine) }),
    read: async ({ tx, actor, today, query }) => {
      const { page, size, person, team } = query;
      const window = windowAsked(query, today);
      const weeks = await listShownWeeks(tx, actor, { mondays: mondaysOf(window), person, team });
      return { page, size, ...(await listTimeLines(tx, { ...window, weeks, size, skip: (page - 1) * size })) };
    },
  }),
  apiRoute({
    path: '/api/weeks',
    tag: 'temps',
    summary: 'Les semaines qui ont un jour dans une période : où elles en sont, ce qui y est dû et placé, page par page',
    params: z.object({}),
    query: asked,
    answer: z.object({ ...paged, weeks: z.array(week) }),
    read: async ({ tx, actor, today, query }) => {
      const { page, size, person, team } = query;
      const window = wholeWeeks(windowAsked(query, today));
      const mondays = mondaysOf(window);
      const shown = await listShownWeeks(tx, actor, { mondays, person, team });
      const only = shown === null ? null : new Set(shown.map((one) => key(one.person, one.monday)));
      const recorded = await listRecordedDays(tx, window);
      const states = await listWeekStates(tx, window);
      const persons = withOthersFollowed(await listWorkingPersons(tx, window), { recorded, states });
      const versions = new Map(states.map((one) => [key(one.person, one.monday), one.version]));
      const all = owedWeeksOf({ persons, recorded, states, locked: await listLockedMonths(tx) }, window).filter(
        (one) => only === null || only.has(key(one.person, one.monday)),
      );
      const weeks = all.slice((page - 1) * size, page * size).map((one) => ({
        ...{ person: one.person, monday: one.monday, state: one.state, due: one.due, placed: one.placed },
        version: versions.get(key(one.person, one.monday)) ?? 0,
        late: isLate(one, today),
      }));
      return { page, size, total: all.length, weeks };
    },
  }),
];
