import { z } from 'zod';
import { type ApiRoute, apiRoute } from '../../../http/api-route.ts';
import { demand } from '../../../kernel/access.ts';
import { parseDay } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { listPersonLines } from '../pages/register/persons.list.ts';
import { listPostLines } from '../pages/register/posts.list.ts';
import { mayReadPersons, mayReadPosts } from '../staff.access.ts';
import { categories } from '../status.ts';

const nothing = z.object({});
const onDay = z.object({ date: z.string().optional().describe('AAAA-MM-JJ ; sans elle, aujourd’hui') });

function dayAsked(text: string | undefined, today: string) {
  const date = parseDay(text ?? today);
  if (date) return date;
  throw problem('invalid', 'staff.bad-day', `« ${text} » n’est pas une date : écrivez AAAA-MM-JJ.`);
}

const post = z.object({
  code: z.string(),
  title: z.string(),
  grade: z.string().nullable(),
  framework: z.string().nullable(),
  stream: z.string().nullable(),
  category: z.enum(categories).nullable(),
  team: z.string().nullable(),
  quota: z.number().describe('En pour cent d’un temps complet'),
  budgeted: z.boolean(),
  deliberation: z.string().nullable(),
  standing: z.enum(['held', 'part', 'vacant', 'closed', 'coming']),
  vacantSince: z.string().nullable(),
  holders: z
    .array(z.object({ code: z.string(), label: z.string() }))
    .readonly()
    .describe('Vide quand le lecteur ne voit pas les personnes'),
});

const person = z.object({
  code: z.string(),
  name: z.string().nullable(),
  statuses: z.array(z.string()).readonly(),
  posts: z.array(z.object({ code: z.string(), title: z.string() })).readonly(),
  teams: z.array(z.object({ name: z.string(), share: z.number() })).readonly(),
  time: z.number().nullable().describe('En pour cent d’un temps complet'),
  since: z.string().nullable(),
  isPresent: z.boolean(),
});

/** Readings of the register, under the rights of its pages: who holds a post is told to those who are shown persons. */
export const registerApi: readonly ApiRoute[] = [
  apiRoute({
    path: '/api/posts',
    tag: 'personnel',
    summary: 'Les postes, fermés compris, et qui les occupe un jour donné',
    params: nothing,
    query: onDay,
    answer: z.array(post),
    read: async ({ query, ...page }) => {
      demand(mayReadPosts(page.actor));
      const date = dayAsked(query.date, page.today);
      return (await listPostLines(page, { date, team: null, stream: null, category: null, state: 'all' })).lines;
    },
  }),
  apiRoute({
    path: '/api/persons',
    tag: 'personnel',
    summary: 'Les personnes montrées au lecteur, et ce qu’elles occupent un jour donné',
    params: nothing,
    query: onDay,
    answer: z.array(person),
    read: async ({ query, ...page }) => {
      demand(mayReadPersons(page.actor));
      const date = dayAsked(query.date, page.today);
      return (await listPersonLines(page, { date, team: null, status: null, all: true })).lines;
    },
  }),
];
