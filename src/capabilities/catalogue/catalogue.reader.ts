import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { parseDay } from '../../kernel/day.ts';
import { listApplications, listFunctions } from './application.store.ts';
import { applicationPath } from './catalogue.paths.ts';
import { deploymentMatrix } from './deployment-matrix.ts';
import { listDomains, listVendors } from './domain.store.ts';
import type { DomainTree } from './domain.ts';
import { listGlossaryEntries } from './entry.store.ts';

const nothing = z.object({});
const calendarDay = z.string().transform((text, context) => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'une date qui existe, AAAA-MM-JJ' });
  return z.NEVER;
});

const application = z.object({
  code: z.string(),
  name: z.string(),
  vendor: z.string().nullable(),
  vendorName: z.string().nullable(),
  inHouse: z.boolean().nullable(),
  hosting: z.enum(['hosted', 'saas', 'workstation']).nullable(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
  functions: z.string().nullable(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  replacedBy: z.string().nullable(),
  replacedOn: z.string().nullable(),
  aliases: z.array(z.string()),
  inCore: z.boolean(),
});

const domain = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), trades: z.string().nullable() });

const deployment = z.object({
  function: z.string(),
  functionName: z.string(),
  application: z.string(),
  applicationName: z.string(),
  domain: z.string().nullable(),
  vendor: z.string().nullable(),
  bodies: z.array(z.string()).describe('Codes des adhérents qui l’utilisent à cette date'),
});

/** The tree as a list, parents before their children. */
export function flattenDomains(tree: readonly DomainTree[]): DomainTree[] {
  return tree.flatMap((node) => [node, ...flattenDomains(node.domains)]);
}

/** What readers across capabilities take from the catalogue. */
export const catalogueReader: ReaderDoor = {
  measures: { of: 'catalogue', label: 'Catalogue et déploiements' },
  api: [
    apiRoute({
      path: '/api/applications',
      tag: 'catalogue',
      summary: 'Les logiciels, passés compris',
      params: nothing,
      query: nothing,
      answer: z.array(application),
      read: ({ tx }) => listApplications(tx),
    }),
    apiRoute({
      path: '/api/domains',
      tag: 'catalogue',
      summary: 'Les domaines et sous-domaines, chaque parent avant ses enfants',
      params: nothing,
      query: nothing,
      answer: z.array(domain),
      read: async ({ tx }) =>
        flattenDomains(await listDomains(tx)).map(({ code, name, parent, trades }) => ({ code, name, parent, trades })),
    }),
    apiRoute({
      path: '/api/deployments',
      tag: 'catalogue',
      summary: 'Qui utilise quoi à une date (aujourd’hui par défaut)',
      params: nothing,
      query: z.object({ date: calendarDay.optional().describe('AAAA-MM-JJ') }),
      answer: z.object({ date: z.string(), deployments: z.array(deployment) }),
      read: async ({ tx, query, today }) => {
        const date = query.date ?? today;
        const { groups } = await deploymentMatrix(tx, date, { by: 'domain' });
        const rows = groups.flatMap((group) => group.rows);
        return { date, deployments: rows.map((row) => deployment.parse(row)) };
      },
    }),
  ],
  searchable: async (tx) =>
    (await listApplications(tx)).map(({ code, name }) => ({ kind: 'Logiciel', label: name, path: applicationPath(code) })),
  words: async (tx) => {
    return {
      application: new Map((await listApplications(tx)).map(({ code, name }) => [code, name])),
      domain: new Map(flattenDomains(await listDomains(tx)).map(({ code, name }) => [code, name])),
      vendor: new Map((await listVendors(tx)).map(({ code, name }) => [code, name])),
      function: new Map((await listFunctions(tx)).map(({ code, name }) => [code, name])),
      entry: new Map((await listGlossaryEntries(tx)).map(({ code, title }) => [code, title])),
    };
  },
};
