import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { listContributions, listContributionYears, listKinds } from './contribution.store.ts';

const cents = z.number().int().nullable().describe('Centimes ; null : non renseigné, ce qui n’est pas zéro');

const contribution = z.object({
  year: z.number(),
  body: z.string(),
  bodyName: z.string(),
  kind: z.string(),
  kindName: z.string(),
  amount: cents,
  amountWithTax: cents,
  source: z.string().nullable(),
});

/** What readers across capabilities take from contributions. */
export const contributionsReader: ReaderDoor = {
  measures: { of: 'contributions', label: 'Cotisations' },
  api: [
    apiRoute({
      path: '/api/contributions',
      tag: 'cotisations',
      summary: 'Les cotisations d’une année, d’un adhérent, ou des deux',
      params: z.object({}),
      query: z.object({ year: z.coerce.number().int().optional(), member: z.string().optional() }),
      answer: z.array(contribution),
      read: ({ tx, query }) =>
        listContributions(tx, {
          ...(query.year === undefined ? {} : { year: query.year }),
          ...(query.member === undefined ? {} : { body: query.member }),
        }),
    }),
  ],
  words: async (tx) => ({ contribution_kind: new Map((await listKinds(tx)).map(({ code, name }) => [code, name])) }),
  years: listContributionYears,
};
