import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Departure, LinkRefusal, OpenIdDoor, OpenIdReturn } from '../../http/openid-door.ts';
import type { Session } from '../../http/session.ts';
import { isProblem, type Problem, problem } from '../../kernel/problem.ts';
import { isAskedSomewhere } from './ask-factor.ts';
import type { Identity } from './openid-claims.ts';
import { type Flow, type OpenIdCookies, openIdCookies, openIdMinutes } from './openid-cookie.ts';
import { enter, linkIdentity, type NewIdentity } from './openid-enter.ts';
import { findByIdentity, findLinkedAt, findOpening, noteState } from './openid-identity.store.ts';
import { type Matched, matchIdentity } from './openid-match.ts';
import { createOpenIdProvider, type OpenIdProvider } from './openid-provider.ts';
import { openIdSentences } from './openid-sentences.ts';
import { type OpenIdSettings, providerOf } from './openid-settings.ts';
import { readOwnIdentity, unlinkIdentity } from './own-identity.ts';
import { changeAccounts } from './record-change.store.ts';
import { readPersonIdentity, removeIdentity } from './remove-identity.ts';
import { hasSecondFactor } from './second-factor.store.ts';
import { type Asker, admit, isSecure, journalRefusalAt, type SessionsHouse } from './sign-in.ts';
import { sha256 } from './token-secret.ts';

type Room = {
  readonly house: SessionsHouse;
  readonly settings: OpenIdSettings;
  readonly cookies: OpenIdCookies;
  readonly provider: OpenIdProvider;
};

/** A longer way back, or a longer word of the provider, would not fit into a cookie. */
const longestBack = 1500;
const longestToken = 2000;

function notAnswering(name: string): Problem {
  return problem('unavailable', 'openid.unreachable', openIdSentences.unreachable(name));
}

async function depart({ provider, cookies, settings }: Room, flow: Pick<Flow, 'back' | 'isStrong' | 'link'>): Promise<Departure> {
  const made = { ...flow, state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const location = await provider.authorizationUrl(made);
  if (location === null) throw notAnswering(settings.name);
  return { location, cookies: [await cookies.flow.give(made)] };
}

/** What this browser went away with, once: whatever comes back a second time, from elsewhere or too late is nobody's. */
async function takeFlow({ cookies, house }: Room, answer: URLSearchParams, headers: Headers): Promise<Flow | null> {
  const flow = await cookies.flow.read(headers);
  if (!flow || answer.get('state') !== flow.state) return null;
  const now = house.clock.now();
  const until = new Date(now.getTime() + openIdMinutes * 60_000);
  return (await noteState(house.database.accounts, sha256(flow.state), now, until)) ? flow : null;
}

type Refused = Extract<OpenIdReturn, { readonly state: 'refused' }>;

function refusal(why: string, back: string, status: 401 | 503 = 401): Refused {
  return { state: 'refused', why, status, back, cookies: [] };
}

/** True when the second factor that is asked was given nowhere, and no one of our own can be asked. */
async function lacksFactor({ house }: Room, { hasSecondFactor: given }: Identity, matched: Matched): Promise<boolean> {
  const { accounts } = house.database;
  if (given || !(await isAskedSomewhere(accounts, matched.places))) return false;
  return matched.how === 'opened' || !(await hasSecondFactor(accounts, matched.account.id));
}

async function refuseForFactor(room: Room, matched: Matched, flow: Flow, asker: Asker): Promise<OpenIdReturn> {
  const { settings, house } = room;
  if (!flow.isStrong && settings.factorLevels.length > 0) {
    const { location, cookies } = await depart(room, { ...flow, isStrong: true });
    return { state: 'step-up', location, cookies };
  }
  const operators = matched.places.map(({ operator }) => operator);
  await journalRefusalAt(house, operators, matched.account.id, 'no-second-factor', asker);
  return refusal(openIdSentences.noSecondFactor(settings.name), flow.back);
}

type Known = { readonly identity: Identity; readonly idToken: string };

async function signIn(room: Room, { identity, idToken }: Known, flow: Flow, asker: Asker): Promise<OpenIdReturn> {
  const { house, settings } = room;
  const provider = providerOf(settings);
  const matched = await matchIdentity(house, provider, identity);
  if (matched && 'because' in matched) await journalRefusalAt(house, matched.operators, matched.subject, matched.because, asker);
  if (!matched) house.notify({ event: 'sign-in.refused', why: 'unknown-identity', address: asker.address });
  if (!matched || 'because' in matched) return refusal(openIdSentences.nobody(settings.name), flow.back);
  if (await lacksFactor(room, identity, matched)) return refuseForFactor(room, matched, flow, asker);
  await enter(house, matched, { provider, subject: identity.subject, label: settings.name }, asker.address);
  const secondFactor = identity.hasSecondFactor ? ('provider' as const) : null;
  const answer = await admit(house, { account: matched.account, openedBy: 'openid', secondFactor, idToken }, asker);
  if (answer.signedIn) return { state: 'signed-in', cookies: answer.cookies, back: flow.back };
  if (answer.secondFactor) return { state: 'second-factor', cookies: answer.secondFactor.cookies, back: flow.back };
  return refusal(answer.why, flow.back);
}

function notLinked(because: LinkRefusal): OpenIdReturn {
  return { state: 'not-linked', because, cookies: [] };
}

async function link({ house, settings }: Room, { identity }: Known, session: Session, asker: Asker): Promise<OpenIdReturn> {
  const { accounts } = house.database;
  const actor = { ...session.actor, address: asker.address };
  const made: NewIdentity = { provider: providerOf(settings), subject: identity.subject, label: settings.name };
  if (await findByIdentity(accounts, made.provider, made.subject)) return notLinked('taken');
  if (await findLinkedAt(accounts, actor.id, made.provider)) return notLinked('other-identity');
  await changeAccounts(accounts, actor, async (tx) => ({ result: undefined, facts: [await linkIdentity(tx, actor.id, made)] }));
  return { state: 'linked', cookies: [] };
}

/** Whoever was allowed to link, when they are still there, in the same session. */
function linkerOf({ link: allowed }: Flow, session: Session | null): Session | null {
  return allowed !== null && session?.id === allowed.session && session.actor.id === allowed.account ? session : null;
}

function notProven(
  { name }: OpenIdSettings,
  { link: linking, isStrong, back }: Flow,
  because: 'unreachable' | 'declined' | 'invalid',
): OpenIdReturn {
  if (linking !== null) return notLinked(because);
  if (because === 'unreachable') return refusal(openIdSentences.unreachable(name), back, 503);
  if (because === 'invalid') return refusal(openIdSentences.invalid(name), back);
  return refusal(isStrong ? openIdSentences.noSecondFactor(name) : openIdSentences.declined(name), back);
}

async function arrive(room: Room, answer: URLSearchParams, session: Session | null, asker: Asker): Promise<OpenIdReturn> {
  const flow = await takeFlow(room, answer, asker.headers);
  const linker = flow && linkerOf(flow, session);
  if (!flow || (flow.link !== null && linker === null)) return refusal(openIdSentences.stale, '/');
  const exchanged = await room.provider.exchange(answer, flow);
  if (!exchanged.ok)
    room.house.notify({ event: 'sign-in.refused', why: `provider-${exchanged.because}`, address: asker.address });
  if (!exchanged.ok) return notProven(room.settings, flow, exchanged.because);
  try {
    return linker ? await link(room, exchanged, linker, asker) : await signIn(room, exchanged, flow, asker);
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return refusal(thrown.message, flow.back, thrown.kind === 'unavailable' ? 503 : 401);
  }
}

/** Without its cookie nobody comes back twice. */
async function finish(room: Room, answer: URLSearchParams, session: Session | null, asker: Asker): Promise<OpenIdReturn> {
  const arrived = await arrive(room, answer, session, asker);
  if (arrived.state === 'step-up') return arrived;
  return { ...arrived, cookies: [...arrived.cookies, await room.cookies.flow.end()] };
}

async function leave({ house, provider, cookies }: Room, session: Session | null): Promise<readonly string[] | null> {
  const opening = session?.id === undefined ? null : await findOpening(house.database.accounts, session.id);
  if (opening?.openedBy !== 'openid') return null;
  const idToken = opening.idToken !== null && opening.idToken.length <= longestToken ? opening.idToken : null;
  if ((await provider.endSessionUrl(idToken, randomState())) === null) return null;
  return [await cookies.farewell.give({ idToken })];
}

export type OpenIdOptions = {
  readonly house: SessionsHouse;
  readonly settings: OpenIdSettings;
  readonly fault: (thrown: unknown) => void;
};

/** The door of the provider: out with what this browser alone can bring back, in with whoever is known or invited. */
export function createOpenIdDoor({ house, settings, fault }: OpenIdOptions): OpenIdDoor {
  const { sealing, origin, clock } = house;
  const cookies = openIdCookies({ sealing, secure: isSecure(house), now: clock.now });
  const provider = createOpenIdProvider({ settings, origin, now: clock.now, fault });
  const room: Room = { house, settings, cookies, provider };
  return {
    name: settings.name,
    begin: (back) => depart(room, { back: back.length > longestBack ? '/' : back, isStrong: false, link: null }),
    own: (account) => readOwnIdentity(house.database.accounts, settings, account),
    ofPerson: (actor, account) => readPersonIdentity(house, settings, actor, account),
    unlinkPerson: (actor, asked) => removeIdentity(house, settings, actor, asked),
    unlink: ({ actor, id = '' }) => unlinkIdentity(house.database.accounts, settings, actor, id),
    allowLink: async ({ id }) => (id === undefined ? [] : [await cookies.link.give({ session: id })]),
    beginLink: async (session, headers) => {
      const allowed = await cookies.link.read(headers);
      if (session?.id === undefined || allowed?.session !== session.id) return null;
      const left = await depart(room, { back: '/', isStrong: false, link: { account: session.actor.id, session: session.id } });
      return { ...left, cookies: [...left.cookies, await cookies.link.end()] };
    },
    finish: (answer, session, headers, address) => finish(room, answer, session, { headers, address: address ?? null }),
    leave: (session) => leave(room, session),
    farewell: async (headers) => {
      const leaving = await cookies.farewell.read(headers);
      const location = leaving && (await provider.endSessionUrl(leaving.idToken, randomState()));
      return location ? { location, cookies: [await cookies.farewell.end()] } : null;
    },
  };
}
