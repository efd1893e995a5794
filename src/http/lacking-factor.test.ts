import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { documentRoute } from './document-route.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { noSessions } from './sessions.samples.ts';
import { isOpenWithoutFactor } from './sign-in-path.ts';
import { sampleSite } from './site.samples.ts';

const session: Session = { actor: testActor('alpha'), email: 'a@alpha.example', places: [], lacksFactor: true };
const origin = 'http://localhost:3000';
const file = documentRoute({
  path: '/fichiers/:name',
  summary: 'Un fichier',
  params: z.object({ name: z.string() }),
  query: z.object({}),
  read:
    async ({ params }) =>
    async () => ({ name: params.name, type: 'text/csv', bytes: 'a' }),
});

let base: TestDatabase;
beforeAll(async () => {
  base = await openTestDatabase();
});
afterAll(() => base.close());

describe('somebody who lacks the second factor that is asked of them', () => {
  const lacking = () =>
    createServer(
      sampleSite(base.database, { sessions: noSessions({ find: async () => session }), doors: [{ api: [], documents: [file] }] }),
    );

  test.each(['/api/measures', '/api/openapi.json', '/api/imports', '/fichiers/a.csv'])(
    'reads nothing at %s, and is told why',
    async (url) => {
      const server = await lacking();
      const method = url === '/api/imports' ? 'POST' : 'GET';
      const answer = await server.inject({ url, method, headers: { origin } });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({
        code: 'session.lacks-factor',
        detail: expect.stringContaining('demande un second facteur'),
      });
      await server.close();
    },
  );

  test('is led by a click to where one is set up', async () => {
    const server = await lacking();
    const { headers } = await server.inject({ url: '/fichiers/a.csv', headers: { accept: 'text/html' } });
    expect(headers.location).toBe('/compte/second-facteur');
    await server.close();
  });

  test.each([
    ['/compte/second-facteur', true],
    ['/compte/second-facteur/application', true],
    ['/deconnexion', true],
    ['/', false],
    ['/compte', false],
    ['/compte/jetons', false],
    ['/compte/second-facteurs', false],
    ['/place', false],
    ['/administration/connexion', false],
  ])('the page %s is open to them: %s', (path, open) => {
    expect(isOpenWithoutFactor(path)).toBe(open);
  });
});
