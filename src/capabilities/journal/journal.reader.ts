import { z } from 'zod';
import { listEntries } from '../../database/journal.store.ts';
import { apiRoute } from '../../http/api-route.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { demand, mayReadJournal } from '../../kernel/access.ts';
import { frenchRole } from '../../kernel/french-role.ts';
import { journalPath, retentionPath } from './journal.paths.ts';
import { forEver } from './retention.ts';

const entry = z.object({
  id: z.number().describe('Suit l’ordre de la chaîne'),
  at: z.string().describe('ISO 8601, UTC'),
  actorKind: z.enum(['person', 'command', 'system']),
  actorId: z.string(),
  actorName: z.string(),
  fromWhere: z.string().nullable(),
  fact: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

const retentionWords = {
  fields: {
    years: 'gardé (années)',
    count: 'faits retirés',
    upToDay: 'jusqu’au',
    lastNumber: 'dernier numéro retiré',
    lastHash: 'son empreinte',
  },
  values: { years: { [forEver]: 'pour toujours' } },
  page: () => ({ path: retentionPath, label: 'journal' }),
};

/** What readers take from the journal itself, with the facts that belong to no other: what was refused, and what was taken out. */
export const journalReader: ReaderDoor = {
  api: [
    apiRoute({
      path: '/api/journal',
      tag: 'journal',
      summary: 'Les faits enregistrés, le dernier d’abord ; « before » donne la suite (réservé à ceux qui lisent le journal)',
      params: z.object({}),
      query: z.object({
        person: z.string().min(1).optional().describe('Partie du nom, ou identifiant exact'),
        fact: z.string().min(1).optional(),
        subject: z.string().min(1).optional(),
        fromDay: z.iso.date().optional(),
        toDay: z.iso.date().optional().describe('Compris'),
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answer: z.array(entry),
      read: async ({ tx, actor, query }) => {
        demand(mayReadJournal(actor));
        const { limit, ...asked } = query;
        const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
        return [...(await listEntries(tx, { ...given, limit }))];
      },
    }),
  ],
  facts: {
    'access.refused': { label: 'Refus', fields: { roles: 'rôles' }, values: { roles: frenchRole } },
    'export.made': { label: 'Fichier exporté', fields: { file: 'fichier' } },
    // Written before every export was journaled as such: what stands in a journal stays there.
    'journal.exported': {
      label: 'Journal exporté',
      fields: { person: 'personne', fact: 'fait', about: 'objet', fromDay: 'du', toDay: 'au', count: 'faits' },
      page: () => ({ path: journalPath }),
    },
    'journal.retention-set': { label: 'Conservation du journal changée', ...retentionWords },
    'journal.pruned': { label: 'Faits anciens retirés du journal', ...retentionWords },
  },
};
