import { z } from 'zod';
import { type ApiRoute, apiRoute } from '../../http/api-route.ts';
import { demand } from '../../kernel/access.ts';
import { yearOf } from '../../kernel/day.ts';
import { listCourses } from './course.store.ts';
import { categories } from './course.ts';
import { listSessionsOf } from './session.store.ts';
import { mayReadTraining } from './training.access.ts';

const nothing = z.object({});

const course = z.object({
  code: z.string(),
  name: z.string(),
  category: z.enum(categories),
  application: z.string().nullable(),
  objectives: z.string().nullable(),
  length: z.number().nullable().describe('En centièmes de jour'),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable().describe('Lendemain du dernier jour'),
});

const session = z.object({
  code: z.string(),
  course: z.string(),
  firstDay: z.string(),
  days: z.number().nullable().describe('En centièmes de jour'),
  place: z.string().nullable(),
  remote: z.boolean().nullable(),
  capacity: z.number().nullable(),
  preparation: z.number().nullable().describe('En centièmes de jour'),
  enrolled: z.number(),
  waiting: z.number(),
  cost: z.number().nullable().describe('En centimes d’euro'),
  openToMembers: z.boolean(),
  enrolUntil: z.string().nullable(),
  present: z.number().nullable().describe('Vide tant qu’aucune présence n’est enregistrée'),
  absent: z.number().nullable(),
  synthetic: z.boolean(),
});

/** Readings of training, under the rights of its pages; nobody who comes is named. */
export const trainingApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/api/courses',
    tag: 'formation',
    summary: 'Les formations proposées, celles du passé comprises',
    params: nothing,
    query: nothing,
    answer: z.array(course),
    read: async ({ tx, actor }) => {
      demand(mayReadTraining(actor));
      return listCourses(tx);
    },
  }),
  apiRoute({
    path: '/api/training-sessions',
    tag: 'formation',
    summary: 'Les sessions de formation qui commencent dans une année, sans le nom de qui y vient',
    params: nothing,
    query: z.object({ year: z.coerce.number().int().min(1900).max(2199).optional().describe('Sans elle, l’année en cours') }),
    answer: z.array(session),
    read: async ({ tx, actor, today, query }) => {
      demand(mayReadTraining(actor));
      return listSessionsOf(tx, query.year ?? yearOf(today));
    },
  }),
];
