import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/** RFC 6238 as every application knows it: SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret of 160 bits, in the base 32 that people type. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the application. */
export function totpAddress(secret: string, label: string): string {
  return new TOTP({ ...shape, issuer: 'Bièvre', label, secret: Secret.fromBase32(secret) }).toString();
}

/** The number of the half minute: what a code is made from, besides the secret. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / shape.period);
}

export function codeOfStep(secret: string, step: number): string {
  const { algorithm, digits } = shape;
  return HOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits, counter: step });
}

/** A code as typed: « 123 456 » is 123456. Null when it cannot be one. */
function digitsOf(typed: string): string | null {
  const digits = typed.replaceAll(/[\s.-]/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** How far the clocks of the telephone and of the site may be apart, in steps. */
const drift = 1;

/**
 * The step whose code was typed: the present one or its neighbours, later than the last one used, since a code serves once. With
 * `next`, that of the following step must be typed too. Every candidate is compared, in a time that tells nothing.
 */
export function matchedStep(
  secret: string,
  typed: { readonly code: string; readonly next?: string },
  now: Date,
  lastStep: number | null,
): number | null {
  const code = digitsOf(typed.code);
  const next = typed.next === undefined ? undefined : digitsOf(typed.next);
  if (code === null || next === null) return null;
  const latest = stepAt(now);
  let matched: number | null = null;
  for (let step = latest - drift; step <= latest + drift; step += 1) {
    const first = next === undefined ? step : step - 1;
    const isFirst = isSame(codeOfStep(secret, first), code);
    const isNext = next === undefined || isSame(codeOfStep(secret, step), next);
    if (isFirst && isNext && (lastStep === null || first > lastStep)) matched = step;
  }
  return matched;
}

/** Wrong codes on one account, from wherever they come, after which two in a row are asked. */
const wrongCodesBeforeTwo = 20;
const forgottenAfter = 24 * 3_600_000;

/** What is known of the wrong codes since the last right one. */
export type WrongCodes = { readonly failures: number; readonly failedAt: Date | null };

/** The wrong codes that still count: a day without one, and they are forgotten. */
export function wrongCodesAt({ failures, failedAt }: WrongCodes, now: Date): number {
  return failedAt !== null && now.getTime() - failedAt.getTime() < forgottenAfter ? failures : 0;
}

/**
 * True when one code no longer does: somebody who has the password may guess from a thousand addresses, where no counter of
 * addresses stops them. Two codes in a row can't be guessed, and their owner, who is never locked out, waits half a minute.
 */
export function asksTwoCodes(wrong: WrongCodes, now: Date): boolean {
  return wrongCodesAt(wrong, now) >= wrongCodesBeforeTwo;
}
