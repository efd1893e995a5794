import { isAPIError } from 'better-auth/api';
import type { Database } from '../../database/face.ts';
import { type Place, placeKey, type Session, type Sessions, type SignInAnswer } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail, normalEmail } from './account.store.ts';
import { listGrants } from './grant.store.ts';
import { placesOf } from './grant.ts';
import type { Library } from './library.ts';
import { changeAccounts } from './record-change.store.ts';
import { deleteSession, findOpenSession, moveSession, noteSeen, type OpenSession } from './session.store.ts';
import { isOver, isWorthNoting, type SessionLimits } from './session-limits.ts';

const wrongPair = 'Adresse ou mot de passe incorrect.';
const noPlace = 'Ce compte n’a de rôle chez aucun opérateur : demandez-en un à l’administrateur du site.';

/** What the sessions are made on. */
export type SessionsHouse = {
  readonly library: Library;
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: SessionLimits;
};

type Found = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly session: OpenSession;
  readonly places: readonly Place[];
};

/** The session of a cookie that the library knows, while it lasts: one that is over is removed. */
async function openSession({ library, database, clock, limits }: SessionsHouse, headers: Headers): Promise<Found | null> {
  if (!headers.has('cookie')) return null;
  const found = await library.api.getSession({ headers });
  const session = found && (await findOpenSession(database.accounts, found.session.id));
  if (!session) return null;
  const now = clock.now();
  if (isOver(session, now, limits)) {
    await deleteSession(database.accounts, session.id);
    return null;
  }
  if (isWorthNoting(session.seenAt, now)) await noteSeen(database.accounts, session.id, now);
  const places = placesOf(await listGrants(database.accounts, found.user.id), clock.today());
  return { user: found.user, session, places };
}

function actorIn(user: Found['user'], { operator, member, roles }: Place): Actor {
  return { kind: 'person', id: user.id, name: user.name, operator, member, roles };
}

/** A session whose place has no role left stands in the account's first other place. */
async function findSession(house: SessionsHouse, headers: Headers): Promise<Session | null> {
  const found = await openSession(house, headers);
  if (!found) return null;
  const { user, session, places } = found;
  const place = places.find((one) => one.operator === session.operator && one.member === session.member) ?? places[0];
  return place ? { id: session.id, actor: actorIn(user, place), email: user.email, places } : null;
}

/** Whoever signs in where somebody had signed in ends that session: a browser that forgets a cookie leaves it open elsewhere. */
async function endFormerSession(library: Library, headers: Headers): Promise<void> {
  if (headers.has('cookie') && (await library.api.getSession({ headers }))) await library.api.signOut({ headers });
}

async function signIn(
  { library, database, clock }: SessionsHouse,
  credentials: { email: string; password: string },
  headers: Headers,
): Promise<SignInAnswer> {
  try {
    const { headers: answer } = await library.api.signInEmail({
      body: { email: normalEmail(credentials.email), password: credentials.password },
      headers,
      returnHeaders: true,
    });
    await endFormerSession(library, headers);
    const account = await findAccountByEmail(database.accounts, credentials.email);
    const places = account ? placesOf(await listGrants(database.accounts, account.id), clock.today()) : [];
    return places.length > 0 ? { signedIn: true, cookies: answer.getSetCookie() } : { signedIn: false, why: noPlace };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { signedIn: false, why: wrongPair };
    throw error;
  }
}

async function enterPlace(house: SessionsHouse, headers: Headers, key: string): Promise<void> {
  const found = await openSession(house, headers);
  if (!found) throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
  const { user, session, places } = found;
  const place = places.find((one) => placeKey(one) === key);
  if (!place) throw problem('refused', 'accounts.no-role', 'Votre compte n’a aucun rôle à cet endroit.', { place: key });
  await changeAccounts(house.database.accounts, actorIn(user, place), async (tx) => {
    await moveSession(tx, session.id, place.operator, place.member);
    const before = session.operator === place.operator ? { member: session.member } : null;
    return {
      result: undefined,
      facts: [{ name: 'accounts.entered-place', subject: user.id, before, after: { member: place.member } }],
    };
  });
}

/** The sessions as the server needs them; roles are read again at each request, so that taking one away works at once. */
export function createSessions(house: SessionsHouse): Sessions {
  const { library } = house;
  return {
    find: (headers) => findSession(house, headers),
    signIn: (credentials, headers) => signIn(house, credentials, headers),
    signOut: async (headers) => {
      const { headers: answer } = await library.api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },
    enterPlace: (headers, key) => enterPlace(house, headers, key),
  };
}
