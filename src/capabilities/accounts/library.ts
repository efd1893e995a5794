import { betterAuth } from 'better-auth';
import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { problem } from '../../kernel/problem.ts';
import { listGrants } from './grant.store.ts';
import { placesOf } from './grant.ts';
import { changeAccounts } from './record-change.store.ts';
import type { SessionLimits } from './session-limits.ts';

export type LibraryOptions = {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly clock: Clock;
  readonly limits: SessionLimits;
};

type SessionRow = { readonly userId: string; readonly [field: string]: unknown };

/** Writes in the operator where the session stands; an account without any place has no journal to be written in. */
async function journalSession({ database, clock }: LibraryOptions, session: SessionRow, name: string): Promise<void> {
  const places = placesOf(await listGrants(database.accounts, session.userId), clock.today());
  const here = places.find((one) => one.operator === session['operator'] && one.member === (session['member'] ?? null));
  const place = here ?? places[0];
  if (!place) return;
  const actor: Actor = { kind: 'person', id: session.userId, name: session.userId, ...place };
  const fact = { name, subject: session.userId, before: null, after: null };
  await changeAccounts(database.accounts, actor, async () => ({ result: undefined, facts: [fact] }));
}

/**
 * The accounts library on its own schema: e-mail and password, nobody registers alone, sessions journaled by its hooks.
 * Its HTTP handler is not mounted: the sign-in page and the server call its functions. Accounts are opened by our own
 * statements, with their grants and their facts in one transaction.
 */
export function createLibrary(options: LibraryOptions) {
  const { database, secret, origin, clock, limits } = options;
  const field = { type: 'string' as const, required: false, input: false };
  return betterAuth({
    appName: 'Bièvre',
    baseURL: origin,
    secret,
    database: { db: database.accounts, type: 'postgres', schemaName: 'accounts' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: {
      expiresIn: limits.absoluteHours * 3600,
      disableSessionRefresh: true,
      additionalFields: { operator: field, member: field },
    },
    advanced: {
      cookiePrefix: 'bievre',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    // Attempts are counted where the request comes in, by the server.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    databaseHooks: {
      user: {
        create: {
          before: async () => {
            throw problem(
              'refused',
              'accounts.no-actor',
              'Un compte est ouvert par un administrateur, pas par la personne elle-même.',
            );
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const [first] = placesOf(await listGrants(database.accounts, session.userId), clock.today());
            return { data: { ...session, operator: first?.operator ?? null, member: first?.member ?? null } };
          },
          after: (session) => journalSession(options, session, 'accounts.signed-in'),
        },
        delete: { after: (session) => journalSession(options, session, 'accounts.signed-out') },
      },
    },
  });
}

export type Library = ReturnType<typeof createLibrary>;
