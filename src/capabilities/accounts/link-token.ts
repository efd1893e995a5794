import { randomBytes } from 'node:crypto';
import { sha256 } from './token-secret.ts';

/** What is kept of a link that works once: the fingerprint of its secret, and until when it works. */
export type KeptLink = { readonly tokenSha256: string; readonly expiresAt: Date };

export const hour = 3_600_000;

/** The secret of a new link, 256 random bits, with what is kept of it. */
export function newLink(now: Date, milliseconds: number): { readonly token: string; readonly kept: KeptLink } {
  const token = randomBytes(32).toString('base64url');
  return { token, kept: { tokenSha256: sha256(token), expiresAt: new Date(now.getTime() + milliseconds) } };
}
