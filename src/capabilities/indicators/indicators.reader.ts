import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { getIndicator, listIndicators } from './indicator.store.ts';
import { indicatorPath } from './indicators.paths.ts';
import { listValues } from './value.store.ts';

const nothing = z.object({});

const indicator = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  application: z.string().nullable(),
  domain: z.string().nullable(),
  periodKind: z.enum(['year', 'month', 'day', 'date']),
  accumulation: z.enum(['sum', 'last']),
  source: z.string().nullable(),
  years: z.array(z.number()),
});

const value = z.object({
  body: z.string().nullable().describe('null : tous les adhérents ensemble'),
  period: z.string(),
  value: z.string().nullable().describe('Décimal exact ; null : inconnu'),
  text: z.string().nullable(),
  approximate: z.boolean(),
  source: z.string().nullable(),
});

/** What readers across capabilities take from indicators. */
export const indicatorsReader: ReaderDoor = {
  measures: { of: 'indicators', label: 'Indicateurs' },
  api: [
    apiRoute({
      path: '/api/indicators',
      tag: 'indicateurs',
      summary: 'Les indicateurs de volume',
      params: nothing,
      query: nothing,
      answer: z.array(indicator),
      read: async ({ tx }) => (await listIndicators(tx)).map((one) => indicator.parse(one)),
    }),
    apiRoute({
      path: '/api/indicators/:code/values',
      tag: 'indicateurs',
      summary: 'Les valeurs d’un indicateur, la plus ancienne d’abord',
      params: z.object({ code: z.string() }),
      query: nothing,
      answer: z.array(value),
      read: async ({ tx, params }) => {
        await getIndicator(tx, params.code);
        return (await listValues(tx, { indicator: params.code })).map((one) => value.parse(one));
      },
    }),
  ],
  searchable: async (tx) =>
    (await listIndicators(tx)).map(({ code, name }) => ({ kind: 'Indicateur', label: name, path: indicatorPath(code) })),
  words: async (tx) => ({ indicator: new Map((await listIndicators(tx)).map(({ code, name }) => [code, name])) }),
  years: async (tx) => [...new Set((await listIndicators(tx)).flatMap(({ years }) => years))],
};
