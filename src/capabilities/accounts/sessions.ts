import { isAPIError } from 'better-auth/api';
import type { Database } from '../../database/face.ts';
import type { Session, Sessions, SignInAnswer } from '../../http/session.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail, listMemberships } from './accounts.store.ts';
import type { Journal, Library } from './library.ts';

const wrongPair = 'Adresse ou mot de passe incorrect.';
const noOperator = 'Ce compte n’a de rôle chez aucun opérateur : demandez-en un à l’administrateur du site.';

async function findSession(library: Library, database: Database, headers: Headers): Promise<Session | null> {
  if (!headers.has('cookie')) return null;
  const found = await library.api.getSession({ headers });
  if (!found) return null;
  const memberships = await listMemberships(database.accounts, found.user.id);
  const membership = memberships.find(({ operator }) => operator === found.session.operator) ?? memberships[0];
  if (!membership) return null;
  return {
    actor: {
      kind: 'person',
      id: found.user.id,
      name: found.user.name,
      operator: membership.operator,
      member: null,
      roles: membership.roles,
    },
    email: found.user.email,
    operators: memberships.map(({ operator }) => operator),
  };
}

async function signIn(
  library: Library,
  database: Database,
  credentials: { email: string; password: string },
  headers: Headers,
): Promise<SignInAnswer> {
  try {
    const { headers: answer } = await library.api.signInEmail({
      body: { email: credentials.email.trim().toLowerCase(), password: credentials.password },
      headers,
      returnHeaders: true,
    });
    const account = await findAccountByEmail(database.accounts, credentials.email);
    const memberships = account ? await listMemberships(database.accounts, account.id) : [];
    return memberships.length > 0 ? { signedIn: true, cookies: answer.getSetCookie() } : { signedIn: false, why: noOperator };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { signedIn: false, why: wrongPair };
    throw error;
  }
}

async function enterOperator(
  library: Library,
  database: Database,
  journal: Journal,
  headers: Headers,
  operator: string,
): Promise<void> {
  const found = await library.api.getSession({ headers });
  if (!found) throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
  const memberships = await listMemberships(database.accounts, found.user.id);
  const membership = memberships.find((one) => one.operator === operator);
  if (!membership) throw problem('refused', 'accounts.no-role', 'Votre compte n’a aucun rôle chez cet opérateur.', { operator });
  const { internalAdapter } = await library.$context;
  await internalAdapter.updateSession(found.session.token, { operator: membership.operator });
  const actor = {
    kind: 'person' as const,
    id: found.user.id,
    name: found.user.name,
    operator: membership.operator,
    member: null,
    roles: membership.roles,
  };
  await journal(actor, {
    name: 'accounts.entered-operator',
    subject: found.user.id,
    before: { operator: found.session.operator ?? null },
    after: { operator },
  });
}

/** The sessions as the server needs them; roles are read again at each request, so that taking one away works at once. */
export function createSessions(library: Library, database: Database, journal: Journal): Sessions {
  return {
    find: (headers) => findSession(library, database, headers),
    signIn: (credentials, headers) => signIn(library, database, credentials, headers),
    signOut: async (headers) => {
      const { headers: answer } = await library.api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },
    enterOperator: (headers, operator) => enterOperator(library, database, journal, headers, operator),
  };
}
