import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** What browsers do with a passkey, for tests: a key of P-256 that signs for one site, and counts. */
export type SoftwarePasskey = {
  readonly create: (asked: { readonly challenge: string }, origin: string) => string;
  readonly sign: (asked: { readonly challenge: string }, origin: string, counter?: number) => string;
};

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** CBOR of what the two structures need: byte strings under 64 kB, short texts, small integers, maps. */
function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  return size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
}
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const integer = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const map = (pairs: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

function cosePublicKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([
    [integer(1), integer(2)],
    [integer(3), integer(-7)],
    [integer(-1), integer(1)],
    [integer(-2), bytes(Buffer.from(x, 'base64url'))],
    [integer(-3), bytes(Buffer.from(y, 'base64url'))],
  ]);
}

const present = 1;
const withKey = 64;

function authenticatorData(origin: string, flags: number, counter: number, rest: Uint8Array = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([hashOf(new URL(origin).hostname), Buffer.from([flags]), count, rest]);
}

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

export function softwarePasskey(): SoftwarePasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const shape = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} };
  return {
    create: ({ challenge }, origin) => {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cosePublicKey(publicKey)]);
      const attestation = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytes(authenticatorData(origin, present | withKey, 0, credential))],
      ]);
      const clientDataJSON = base64url(clientData('webauthn.create', challenge, origin));
      return JSON.stringify({
        ...shape,
        response: { clientDataJSON, attestationObject: base64url(attestation), transports: ['internal'] },
      });
    },
    sign: ({ challenge }, origin, counter = 1) => {
      const data = authenticatorData(origin, present, counter);
      const client = clientData('webauthn.get', challenge, origin);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, hashOf(client)]))
        .sign(privateKey);
      return JSON.stringify({
        ...shape,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      });
    },
  };
}
