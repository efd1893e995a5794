import { isIP } from 'node:net';
import type { PasskeyCreation, PasskeyRequest } from '../../http/second-step.ts';
import type { PasskeyRow } from './passkey.store.ts';

/** The library is loaded when somebody has a passkey, not each time that a command starts. */
const load = () => import('@simplewebauthn/server');
type Library = Awaited<ReturnType<typeof load>>;
type RegistrationResponse = Parameters<Library['verifyRegistrationResponse']>[0]['response'];
type AuthenticationResponse = Parameters<Library['verifyAuthenticationResponse']>[0]['response'];

/** Browsers make passkeys for a name, over TLS (or on one's own machine): never for a bare network address. */
export function hasPasskeys(origin: string): boolean {
  const { hostname, protocol } = new URL(origin);
  return (protocol === 'https:' || hostname === 'localhost') && isIP(hostname.replaceAll(/[[\]]/g, '')) === 0;
}

/** EdDSA, ES256, RS256: what passkeys sign with. The library's own list also tries what Node has as an experiment only. */
const algorithms = [-8, -7, -257];

const partyOf = (origin: string) => new URL(origin).hostname;
const known = (keys: readonly PasskeyRow[]) => keys.map(({ id, transports }) => ({ id, transports }));

/** What the browser is asked, to make a passkey that the account does not have yet. */
export async function passkeyToMake(
  origin: string,
  account: { readonly id: string; readonly name: string; readonly email: string },
  keys: readonly PasskeyRow[],
): Promise<PasskeyCreation> {
  const { generateRegistrationOptions } = await load();
  return generateRegistrationOptions({
    rpName: 'Bièvre',
    rpID: partyOf(origin),
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known(keys),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

/** What the browser is asked, to sign with one of these passkeys. */
export async function passkeyToUse(origin: string, keys: readonly PasskeyRow[]): Promise<PasskeyRequest> {
  const { generateAuthenticationOptions } = await load();
  return generateAuthenticationOptions({
    rpID: partyOf(origin),
    allowCredentials: known(keys),
    userVerification: 'preferred',
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The passkey that the browser made, when it signed this challenge for this site; null otherwise. */
export async function readMadePasskey(
  origin: string,
  challenge: string,
  json: string,
): Promise<Pick<PasskeyRow, 'id' | 'publicKey' | 'counter' | 'transports' | 'isSynced'> | null> {
  const { verifyRegistrationResponse } = await load();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The library takes it apart field by field, and throws at the first one that is not as it should be.
      response: parsed(json) as RegistrationResponse,
      expectedChallenge: challenge,
      expectedOrigin: new URL(origin).origin,
      expectedRPID: partyOf(origin),
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    const transports = (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one));
    return { id: credential.id, publicKey, counter: credential.counter, transports, isSynced: credentialBackedUp };
  } catch {
    return null;
  }
}

/** The passkey that signed this challenge for this site, and its counter; null when none of these did. */
export async function readUsedPasskey(
  origin: string,
  challenge: string,
  json: string,
  keys: readonly PasskeyRow[],
): Promise<{ readonly id: string; readonly counter: number } | null> {
  const { verifyAuthenticationResponse } = await load();
  // The library takes it apart field by field, and throws at the first one that is not as it should be.
  const response = parsed(json) as AuthenticationResponse | null;
  const key = keys.find(({ id }) => id === response?.id);
  if (!key || !response) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: new URL(origin).origin,
      expectedRPID: partyOf(origin),
      credential: { id: key.id, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: key.counter },
      requireUserVerification: false,
    });
    return verified ? { id: key.id, counter: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}
