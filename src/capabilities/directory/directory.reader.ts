import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { listBodies } from './body.store.ts';
import { frenchCategory, frenchStatus } from './body.ts';
import { getBody } from './body-detail.ts';
import { memberPath } from './directory.paths.ts';
import { listGoverningBodies } from './governance.store.ts';
import { getOperator } from './operator.store.ts';

const nothing = z.object({});
const body = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  status: z.enum(['member', 'customer']),
  category: z.enum(['town', 'housing-office', 'territory', 'other']),
  college: z.string().nullable(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable().describe('Exclu ; null : toujours servi'),
  siren: z.string().nullable(),
  insee: z.string().nullable(),
  aliases: z.array(z.string()).readonly(),
});

const detail = body.extend({
  predecessors: z.array(body).readonly(),
  successors: z.array(body).readonly(),
  successions: z.array(z.object({ predecessor: z.string(), successor: z.string(), onDay: z.string() })).readonly(),
  populations: z
    .array(
      z.object({
        year: z.number(),
        municipal: z.number().nullable(),
        total: z.number().nullable(),
        source: z.string().nullable(),
      }),
    )
    .readonly(),
});

const operator = z.object({
  code: z.string(),
  name: z.string(),
  fullName: z.string().nullable(),
  siren: z.string().nullable(),
  address: z.string().nullable(),
  createdOn: z.string().nullable(),
  demonstration: z.boolean(),
});

/** What readers across capabilities take from the directory. */
export const directoryReader: ReaderDoor = {
  measures: { of: 'directory', label: 'Adhérents' },
  api: [
    apiRoute({
      path: '/api/operator',
      tag: 'annuaire',
      summary: 'L’opérateur',
      params: nothing,
      query: nothing,
      answer: operator,
      read: ({ tx }) => getOperator(tx),
    }),
    apiRoute({
      path: '/api/members',
      tag: 'annuaire',
      summary: 'Les adhérents et clients',
      params: nothing,
      query: nothing,
      answer: z.array(body),
      read: ({ tx }) => listBodies(tx),
    }),
    apiRoute({
      path: '/api/members/:code',
      tag: 'annuaire',
      summary: 'Un adhérent ou client, avec ses prédécesseurs, successeurs et populations',
      params: z.object({ code: z.string() }),
      query: nothing,
      answer: detail,
      read: ({ tx, params }) => getBody(tx, params.code),
    }),
  ],
  searchable: async (tx) =>
    (await listBodies(tx)).map(({ code, name, category }) => ({
      kind: frenchCategory[category],
      label: name,
      path: memberPath(code),
    })),
  words: async (tx) => ({
    body: new Map((await listBodies(tx)).map(({ code, name }) => [code, name])),
    category: new Map(Object.entries(frenchCategory)),
    status: new Map(Object.entries(frenchStatus)),
    governing_body: new Map((await listGoverningBodies(tx)).map(({ code, name }) => [code, name])),
  }),
  facts: { 'directory.operator-recorded': { label: 'Opérateur décrit', fields: { name: 'nom' } } },
};
