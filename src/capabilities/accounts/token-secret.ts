import { createHash, randomBytes } from 'node:crypto';

/** A token: recognisable by its beginning (so that leaks can be searched for), then 256 random bits. */
export function newToken(): string {
  return `bievre_${randomBytes(32).toString('base64url')}`;
}

export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** What the owner recognises it by: four characters of the random part. */
export function beginningOf(token: string): string {
  return token.slice(0, 'bievre_'.length + 4);
}

/** What is kept of the secret of a link or a cookie, in hexadecimal. */
export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
