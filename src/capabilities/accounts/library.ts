import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { problem } from '../../kernel/problem.ts';
import type { SessionLimits } from './session-limits.ts';

export type LibraryOptions = {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly limits: SessionLimits;
};

/** How a session was opened, and where it stands. */
const opening = z.object({
  account: z.string(),
  operator: z.string(),
  member: z.string().nullable(),
  openedBy: z.enum(['password', 'openid']),
  /** What proved the second factor; null when none was asked. */
  secondFactor: z.enum(['totp', 'passkey', 'recovery', 'provider']).nullable(),
  /** The provider's own word on who signed in, which it asks back when the person signs out. */
  idToken: z.string().nullable(),
});

export type Opening = z.infer<typeof opening>;

/** Opens a session for somebody whom our own steps have let in. It has no address: no request from outside reaches it. */
const openSession = createAuthEndpoint.serverOnly({ method: 'POST', body: opening }, async (ctx) => {
  const { account, ...fields } = ctx.body;
  const user = await ctx.context.internalAdapter.findUserById(account);
  if (!user) throw ctx.error('NOT_FOUND');
  const session = await ctx.context.internalAdapter.createSession(account, false, fields);
  await setSessionCookie(ctx, { session, user });
  return ctx.json({ id: session.id });
});

/** The token in a session's cookie, when the signature beside it is ours. No request from outside reaches it either. */
const readToken = createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) => {
  const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
  return ctx.json({ token: token || null });
});

/**
 * The accounts library on its own schema: it keeps the sessions and signs their cookies. Who may have one is decided by our own
 * steps (`sign-in.ts`), which journal them. Its HTTP handler is not mounted. Accounts are opened by our own statements, with
 * their grants and their facts in one transaction.
 */
export function createLibrary(options: LibraryOptions) {
  const { database, secret, origin, limits } = options;
  const field = { type: 'string' as const, required: false, input: false };
  return betterAuth({
    appName: 'Bièvre',
    baseURL: origin,
    secret,
    database: { db: database.accounts, type: 'postgres', schemaName: 'accounts' },
    session: {
      expiresIn: limits.absoluteHours * 3600,
      disableSessionRefresh: true,
      additionalFields: { operator: field, member: field, openedBy: field, secondFactor: field, idToken: field },
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
    plugins: [{ id: 'bievre', endpoints: { openSession, readToken } }],
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
    },
  });
}

export type Library = ReturnType<typeof createLibrary>;
