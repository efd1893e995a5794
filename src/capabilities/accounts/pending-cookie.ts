import { randomBytes } from 'node:crypto';
import { createCookie } from 'react-router';
import { z } from 'zod';
import { sha256 } from './token-secret.ts';

/** How long somebody may look for their second factor. */
export const pendingMinutes = 10;

const cookieOf = (secure: boolean) =>
  createCookie('bievre.second-facteur', {
    path: '/connexion',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: pendingMinutes * 60,
  });

/** A secret for this browser alone, of which the database keeps the SHA-256, and the `Set-Cookie` that brings it. */
export async function newPendingCookie(secure: boolean): Promise<{ tokenSha256: string; setCookie: string }> {
  const token = randomBytes(32).toString('base64url');
  return { tokenSha256: sha256(token), setCookie: await cookieOf(secure).serialize(token) };
}

/** The SHA-256 of the secret that the browser brings; null without one. */
export async function readPendingCookie(headers: Headers): Promise<string | null> {
  const token = z.string().safeParse(await cookieOf(false).parse(headers.get('cookie')));
  return token.success ? sha256(token.data) : null;
}

/** The `Set-Cookie` that takes it away. */
export function endPendingCookie(secure: boolean): Promise<string> {
  return cookieOf(secure).serialize('', { maxAge: 0 });
}
