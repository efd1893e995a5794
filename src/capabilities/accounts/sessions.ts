import type { OpenIdDoor } from '../../http/openid-door.ts';
import { type Place, placeKey, type Session, type Sessions } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { lacksFactor } from './ask-factor.ts';
import { placesOf } from './grant.ts';
import { changeAccounts } from './record-change.store.ts';
import { createSecondStep } from './second-step.ts';
import { standInPlace, stopSeeingAs } from './see-as.ts';
import { deleteSession, findSessionByToken, type HeldSession, moveSession, noteSeen } from './session.store.ts';
import { isOver, isWorthNoting } from './session-limits.ts';
import { noteStopped, proveAgain, type SessionsHouse, signInByPassword } from './sign-in.ts';

type Found = Omit<HeldSession, 'grants'> & { readonly places: readonly Place[] };

/** The session of a cookie that the library signed, while it lasts: one that is over is removed. */
async function openSession({ library, database, clock, limits }: SessionsHouse, headers: Headers): Promise<Found | null> {
  if (!headers.has('cookie')) return null;
  const { token } = await library.api.readToken({ headers });
  const found = token === null ? null : await findSessionByToken(database.accounts, token);
  if (!found) return null;
  const { session, grants } = found;
  const now = clock.now();
  // The library's own date holds too: it was reckoned by the limits of the day on which the session was opened.
  if (session.isOutOfDate || isOver(session, now, limits)) {
    await deleteSession(database.accounts, session.id);
    return null;
  }
  if (isWorthNoting(session.seenAt, now)) await noteSeen(database.accounts, session.id, now);
  return { ...found, places: placesOf(grants, clock.today()) };
}

function actorIn(user: Found['user'], place: Place): Actor {
  return { kind: 'person', id: user.id, name: user.name, ...place };
}

/** The session in the account's own place; null when none is left. */
async function ownSession({ database }: SessionsHouse, { user, session, places, demands }: Found): Promise<Session | null> {
  const place = places.find((one) => one.operator === session.operator && one.member === session.member) ?? places[0];
  if (!place) return null;
  const own = { id: session.id, actor: actorIn(user, place), email: user.email, places };
  return (await lacksFactor(database.accounts, user.id, place, { session, demands })) ? { ...own, lacksFactor: true } : own;
}

/** A session whose place has no role left stands in the account's first other place; one that sees as a person, in theirs. */
async function findSession(house: SessionsHouse, headers: Headers): Promise<Session | null> {
  const found = await openSession(house, headers);
  if (!found) return null;
  const own = await ownSession(house, found);
  const { session, places } = found;
  // Whoever lacks a second factor that is asked of them looks at nobody else's site either.
  return session.seesAs && !own?.lacksFactor ? standInPlace(house, { id: session.id, places }, own) : own;
}

/** Ends the session, and says so in the journal of the operator where it stood; the cookie goes in any case. */
async function signOut(house: SessionsHouse, headers: Headers): Promise<readonly string[]> {
  const seen = await findSession(house, headers);
  if (seen?.seeing) await stopSeeingAs({ database: house.database, now: house.clock.now }, seen, 'signed-out');
  const session = seen?.seeing ? await findSession(house, headers) : seen;
  const { library } = house;
  const { headers: answer } = await library.api.signOut({ headers, returnHeaders: true });
  if (session) {
    const fact = { name: 'accounts.signed-out', subject: session.actor.id, before: null, after: null };
    await changeAccounts(house.database.accounts, session.actor, async () => ({ result: undefined, facts: [fact] }));
  }
  return answer.getSetCookie();
}

async function enterPlace(house: SessionsHouse, headers: Headers, key: string): Promise<void> {
  const found = await openSession(house, headers);
  if (!found) throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
  const { user, session, places } = found;
  if (session.seesAs) throw problem('refused', 'access.read-only', 'Revenez d’abord à votre compte.');
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
export function createSessions(house: SessionsHouse, openId: OpenIdDoor | null): Sessions {
  return {
    find: (headers) => findSession(house, headers),
    signIn: (credentials, headers, address) => signInByPassword(house, credentials, { headers, address: address ?? null }),
    signOut: (headers) => signOut(house, headers),
    enterPlace: (headers, key) => enterPlace(house, headers, key),
    secondStep: createSecondStep(house),
    noteStopped: (whose, what, address) => noteStopped(house, whose, what, address),
    openId,
    proveAgain: (session, password) => proveAgain(house, session, password),
    sealing: house.sealing,
    limits: house.limits,
  };
}
