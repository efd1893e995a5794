import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';

/** What a browser is asked, to make a passkey; what pages need of it, since no extension is asked for. */
export type PasskeyCreation = Omit<PublicKeyCredentialCreationOptionsJSON, 'extensions'>;

/** What a browser is asked, to sign with a passkey. */
export type PasskeyRequest = Omit<PublicKeyCredentialRequestOptionsJSON, 'extensions'>;

/** What the person may give after their first factor; `account` is for the server's counters. */
export type AwaitedFactor = {
  readonly account: string;
  /** `two`: so many codes were wrong that two in a row are asked. Null without an application of codes. */
  readonly codes: 'one' | 'two' | null;
  /** Null without a passkey. */
  readonly passkey: PasskeyRequest | null;
  readonly hasRecoveryCodes: boolean;
};

/** What they gave. */
export type GivenFactor =
  | { readonly kind: 'totp'; readonly code: string; readonly next: string }
  | { readonly kind: 'recovery'; readonly code: string }
  /** The browser's answer, as JSON. */
  | { readonly kind: 'passkey'; readonly answer: string };

export type SecondStepAnswer =
  /** `codesLeft`: how many recovery codes remain, when one was just used. */
  | { readonly state: 'signed-in'; readonly cookies: readonly string[]; readonly codesLeft: number | null }
  | { readonly state: 'refused'; readonly why: string }
  /** Back to the first factor: the time is up, or there were too many wrong ones. */
  | { readonly state: 'over'; readonly because: 'expired' | 'attempts'; readonly cookies: readonly string[] };

/** What stands between the first factor and the session, for whoever brings the cookie that the first one gave. */
export type SecondStep = {
  /** Null when nothing is awaited from this browser, or no longer. */
  readonly find: (headers: Headers) => Promise<AwaitedFactor | null>;
  readonly give: (given: GivenFactor, headers: Headers, address?: string) => Promise<SecondStepAnswer>;
};
