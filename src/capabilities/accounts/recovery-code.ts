import { readableSecret } from './readable-secret.ts';
import { sha256 } from './token-secret.ts';

const howMany = 10;

/**
 * Ten codes to print and put away: 24 characters each, some 118 bits, so that a plain SHA-256 keeps them from whoever steals a
 * backup.
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => readableSecret(4, 6));
}

/** What is kept of a code, however it was typed: capitals, spaces and hyphens change nothing. */
export function fingerprintOfCode(typed: string): string {
  return sha256(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}
