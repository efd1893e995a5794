import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { listMemberships } from './accounts.store.ts';

/** Writes a fact into the journal of the actor's operator. */
export type Journal = (actor: Actor, fact: Fact) => Promise<void>;

export type LibraryOptions = {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly journal: Journal;
};

const sessionDays = 7;
const onBehalf = new AsyncLocalStorage<Actor>();

/** Runs a change of the library's tables that only an actor may ask for; outside of it, no account can be made. */
export function onBehalfOf<T>(actor: Actor, run: () => Promise<T>): Promise<T> {
  return onBehalf.run(actor, run);
}

type SessionRow = { readonly userId: string; readonly [field: string]: unknown };

async function actorOfSession(database: Database, session: SessionRow): Promise<Actor | null> {
  const memberships = await listMemberships(database.accounts, session.userId);
  const membership = memberships.find(({ operator }) => operator === session.operator) ?? memberships[0];
  if (!membership) return null;
  return {
    kind: 'person',
    id: session.userId,
    name: session.userId,
    operator: membership.operator,
    member: null,
    roles: membership.roles,
  };
}

async function journalSession({ database, journal }: LibraryOptions, session: SessionRow, name: string): Promise<void> {
  const actor = await actorOfSession(database, session);
  if (actor) await journal(actor, { name, subject: session.userId, before: null, after: null });
}

/**
 * The accounts library on its own schema: e-mail and password, nobody registers alone, every write journaled by its hooks.
 * Its HTTP handler is not mounted: the sign-in page and the server call its functions.
 */
export function createLibrary(options: LibraryOptions) {
  const { database, secret, origin, journal } = options;
  return betterAuth({
    appName: 'Bièvre',
    baseURL: origin,
    secret,
    database: { db: database.accounts, type: 'postgres', schemaName: 'accounts' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: {
      expiresIn: sessionDays * 24 * 3600,
      disableSessionRefresh: true,
      additionalFields: { operator: { type: 'string', required: false, input: false } },
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
            if (!onBehalf.getStore())
              throw problem(
                'refused',
                'accounts.no-actor',
                'Un compte est ouvert par un administrateur, pas par la personne elle-même.',
              );
          },
          after: async (user) => {
            const actor = onBehalf.getStore();
            if (actor)
              await journal(actor, {
                name: 'accounts.created',
                subject: user.id,
                before: null,
                after: { name: user.name, email: user.email },
              });
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const [first] = await listMemberships(database.accounts, session.userId);
            return { data: { ...session, operator: first?.operator ?? null } };
          },
          after: (session) => journalSession(options, session, 'accounts.signed-in'),
        },
        delete: { after: (session) => journalSession(options, session, 'accounts.signed-out') },
      },
    },
  });
}

export type Library = ReturnType<typeof createLibrary>;
