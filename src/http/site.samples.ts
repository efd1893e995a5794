import type { Database } from '../database/face.ts';
import { createRegistry } from '../figures/registry.ts';
import { day } from '../kernel/day.ts';
import { knownTokens } from './api-tokens.samples.ts';
import type { Site } from './server.ts';
import { noSessions } from './sessions.samples.ts';

/** A site without pages and without anybody, for tests of the server; `changes` says what the test is about. */
export function sampleSite(database: Database, changes: Partial<Site> = {}): Site {
  return {
    database,
    registry: createRegistry([]),
    sessions: noSessions(),
    tokens: knownTokens(),
    imports: { load: async () => ({ importId: null, loaded: true, files: [] }), undo: async () => {}, formats: [] },
    publish: async () => ({ number: 1, figures: 0 }),
    doors: [],
    pages: [],
    today: () => day('2026-11-22'),
    now: () => new Date('2026-11-22T10:00:00Z'),
    mail: null,
    buildFolder: null,
    origin: 'http://localhost:3000',
    ...changes,
  };
}
