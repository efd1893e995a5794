import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { budgetYears, listBudgetLines } from './line.store.ts';
import { frenchDirection, frenchPerimeter, frenchSection } from './line.ts';

const perimeter = z.enum(['own', 'purchasing', 'reinvoiced']);
const cents = z.number().int().nullable().describe('Centimes ; null : non renseigné, ce qui n’est pas zéro');

const line = z.object({
  year: z.number(),
  section: z.enum(['operating', 'investment']),
  direction: z.enum(['revenue', 'expenditure']),
  chapter: z.string(),
  detail: z.string().nullable().describe('Non nul : détail d’un chapitre, déjà compté dans celui-ci'),
  label: z.string(),
  forecast: cents,
  realised: cents,
  carriedOver: cents,
  perimeter,
  source: z.string().nullable(),
});

/** What readers across capabilities take from the budget. */
export const budgetReader: ReaderDoor = {
  measures: { of: 'budget', label: 'Budget' },
  api: [
    apiRoute({
      path: '/api/budget/:year',
      tag: 'budget',
      summary: 'Les lignes du budget d’une année',
      params: z.object({ year: z.coerce.number().int() }),
      query: z.object({ perimeter: perimeter.default('own') }),
      answer: z.array(line),
      read: ({ tx, params, query }) => listBudgetLines(tx, params.year, query.perimeter),
    }),
  ],
  words: async () => ({
    section: new Map(Object.entries(frenchSection)),
    direction: new Map(Object.entries(frenchDirection)),
    perimeter: new Map(Object.entries(frenchPerimeter)),
  }),
  years: async (tx) => (await budgetYears(tx)).map(({ year }) => year),
};
