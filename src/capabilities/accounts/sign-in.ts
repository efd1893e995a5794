import type { Database } from '../../database/face.ts';
import type { SendMail } from '../../http/mail.ts';
import type { Notify } from '../../http/notice.ts';
import type { Place, Sealing, Session, SignInAnswer, StoppedAttempts, Whose } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Fact } from '../../kernel/command.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { type Account, findAccountByEmail, findPasswordHash } from './account.store.ts';
import { noteProven } from './factor-setup.store.ts';
import { listGrants } from './grant.store.ts';
import { placesOf, whyNowhere } from './grant.ts';
import type { Library, Opening } from './library.ts';
import { hashOf, matchesHash } from './password.ts';
import { voidPasswordLink } from './password-link.store.ts';
import { newPendingCookie, pendingMinutes } from './pending-cookie.ts';
import { insertPending } from './pending-sign-in.store.ts';
import { changeAccounts } from './record-change.store.ts';
import { hasSecondFactor } from './second-factor.store.ts';
import type { SessionLimits } from './session-limits.ts';

const wrongPair = 'Adresse ou mot de passe incorrect.';

/** What the sessions are made on. */
export type SessionsHouse = {
  readonly library: Library;
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: SessionLimits;
  readonly sealing: Sealing;
  /** The address that people type; with `https:` cookies are for TLS alone. */
  readonly origin: string;
  /** Null where no mail server is set: owners are then told of nothing. */
  readonly mail: SendMail | null;
  /** Told of attempts that are about nobody known. */
  readonly notify: Notify;
};

/** The browser that signs in: its cookies and its name, and the network address that it comes from. */
export type Asker = { readonly headers: Headers; readonly address: string | null };

/** Somebody who proved who they are by a first factor, and perhaps by a second one already. */
export type Proven = Pick<Opening, 'openedBy' | 'secondFactor' | 'idToken'> & {
  readonly account: Account;
  /** How many recovery codes remain, when one was just used up. */
  readonly codesLeft?: number | null;
};

export const isSecure = ({ origin }: Pick<SessionsHouse, 'origin'>): boolean => origin.startsWith('https:');

/** Why somebody was not let in, as the journal keeps it. */
export type SignInRefusal =
  | 'password'
  | 'second-factor'
  | 'no-second-factor'
  | 'too-many'
  | 'unverified-email'
  | 'other-identity';

async function placesNow({ database, clock }: SessionsHouse, account: string): Promise<Place[]> {
  return placesOf(await listGrants(database.accounts, account), clock.today());
}

/**
 * Writes in the journal of each operator where the account has a place that somebody tried to sign in to it and was refused. Who
 * it was is not known: the entry is the house's own, with the address that they came from.
 */
export async function journalRefusal(house: SessionsHouse, account: string, why: SignInRefusal, asker: Asker): Promise<void> {
  const operators = (await placesNow(house, account)).map(({ operator }) => operator);
  await journalRefusalAt(house, operators, account, why, asker);
}

/** The same at operators that the caller knows, for somebody who has an account or an invitation there; noted elsewhere without any. */
export async function journalRefusalAt(
  house: SessionsHouse,
  operators: readonly OperatorCode[],
  subject: string,
  why: SignInRefusal,
  { address }: Asker,
): Promise<void> {
  if (operators.length === 0) house.notify({ event: 'sign-in.refused', why, address });
  await journalOf(house, operators, { name: 'accounts.sign-in-refused', subject, before: null, after: { why } }, address);
}

/** Writes in the journal of each operator where the account has a place that attempts about it are stopped; false when there is none. */
export async function noteStopped(house: SessionsHouse, whose: Whose, what: StoppedAttempts, address: string): Promise<boolean> {
  const { accounts } = house.database;
  const account = 'email' in whose ? (await findAccountByEmail(accounts, whose.email))?.id : whose.account;
  const places = account === undefined ? [] : await placesNow(house, account);
  if (account === undefined || places.length === 0) return false;
  const fact: Fact = { name: 'accounts.attempts-stopped', subject: account, before: null, after: { attempts: what } };
  await journalOf(
    house,
    places.map(({ operator }) => operator),
    fact,
    address,
  );
  return true;
}

/** Nobody is known to have done it: the house writes it, once at each operator. */
async function journalOf(
  house: SessionsHouse,
  operators: readonly OperatorCode[],
  fact: Fact,
  address: string | null,
): Promise<void> {
  for (const operator of new Set(operators)) {
    const actor: Actor = { kind: 'system', id: 'connexion', name: 'Connexion', operator, member: null, address, roles: [] };
    await changeAccounts(house.database.accounts, actor, async () => ({ result: undefined, facts: [fact] }));
  }
}

/** Whoever signs in where somebody had signed in ends that session: a browser that forgets a cookie leaves it open elsewhere. */
async function endFormerSession(library: Library, headers: Headers): Promise<void> {
  if (headers.has('cookie') && (await library.api.getSession({ headers }))) await library.api.signOut({ headers });
}

/** The session itself, in the account's first place; its opening is written in that operator's journal. */
export async function openSession(house: SessionsHouse, proven: Proven, asker: Asker): Promise<SignInAnswer> {
  const { account, openedBy, secondFactor, idToken, codesLeft = null } = proven;
  const grants = await listGrants(house.database.accounts, account.id);
  const today = house.clock.today();
  const [place] = placesOf(grants, today);
  if (!place) return { signedIn: false, why: whyNowhere(grants, today) };
  const { operator, member, roles } = place;
  const { library } = house;
  await endFormerSession(library, asker.headers);
  const { headers: answer } = await library.api.openSession({
    body: { account: account.id, operator, member, openedBy, secondFactor, idToken },
    // The former session's cookie is no longer the browser's.
    headers: new Headers({ 'user-agent': asker.headers.get('user-agent') ?? '' }),
    returnHeaders: true,
  });
  const actor: Actor = { kind: 'person', id: account.id, name: account.name, operator, member, address: asker.address, roles };
  const fact: Fact = { name: 'accounts.signed-in', subject: account.id, before: null, after: { openedBy, secondFactor } };
  const used: Fact = { name: 'accounts.recovery-code-used', subject: account.id, before: null, after: { codesLeft } };
  await changeAccounts(house.database.accounts, actor, async (tx) => {
    // Whoever signs in has not forgotten their password: a link that still waits in a mailbox opens nothing.
    await voidPasswordLink(tx, account.id);
    return { result: undefined, facts: codesLeft === null ? [fact] : [used, fact] };
  });
  return { signedIn: true, cookies: answer.getSetCookie() };
}

/** Lets in somebody whose first factor was right: at once, or through the second factor when their account has one. */
export async function admit(house: SessionsHouse, proven: Proven, asker: Asker): Promise<SignInAnswer> {
  const { account, openedBy, idToken } = proven;
  const { accounts } = house.database;
  if (proven.secondFactor !== null || !(await hasSecondFactor(accounts, account.id))) return openSession(house, proven, asker);
  const { tokenSha256, setCookie } = await newPendingCookie(isSecure(house));
  const now = house.clock.now();
  const expiresAt = new Date(now.getTime() + pendingMinutes * 60_000);
  await insertPending(accounts, tokenSha256, { account: account.id, openedBy, idToken }, { now, expiresAt });
  return { signedIn: false, why: 'Donnez votre second facteur.', secondFactor: { cookies: [setCookie] } };
}

/** Signs in by address and password; the same answer, in the same time, for a wrong password and an unknown address. */
export async function signInByPassword(
  house: SessionsHouse,
  credentials: { readonly email: string; readonly password: string },
  asker: Asker,
): Promise<SignInAnswer> {
  const { accounts } = house.database;
  const account = await findAccountByEmail(accounts, credentials.email);
  const hash = account && (await findPasswordHash(accounts, account.id));
  // Nobody is made to hash more than what a password may count.
  const password = credentials.password.slice(0, 129);
  if (!account || !hash) {
    await hashOf(password);
    if (account) await journalRefusal(house, account.id, 'password', asker);
    else house.notify({ event: 'sign-in.refused', why: 'unknown-account', address: asker.address });
    return { signedIn: false, why: wrongPair };
  }
  if (await matchesHash(password, hash))
    return admit(house, { account, openedBy: 'password', secondFactor: null, idToken: null }, asker);
  await journalRefusal(house, account.id, 'password', asker);
  return { signedIn: false, why: wrongPair };
}

/**
 * Whoever holds a session says again who they are, before they change how they sign in. @returns false for a wrong password, and
 * for an account that has none
 */
export async function proveAgain(house: SessionsHouse, session: Session, password: string): Promise<boolean> {
  const { accounts } = house.database;
  const { id: account, address = null } = session.actor;
  const hash = await findPasswordHash(accounts, account);
  const isRight = hash !== null && (await matchesHash(password.slice(0, 129), hash));
  if (isRight && session.id !== undefined) await noteProven(accounts, session.id, house.clock.now());
  else await journalRefusal(house, account, 'password', { headers: new Headers(), address });
  return isRight;
}
