import type { Actor } from '../kernel/actor.ts';
import type { Session } from './session.ts';

/** Off to the provider, with the cookies that know this browser again when it comes back. */
export type Departure = { readonly location: string; readonly cookies: readonly string[] };

/** Why somebody who comes back from the provider is not let in, for the address of the page that says so. */
export type LinkRefusal = 'stale' | 'unreachable' | 'declined' | 'invalid' | 'taken' | 'other-identity';

/** How an account stands with the provider. */
export type LinkedIdentity = {
  /** ISO 8601; null when the account is not linked. */
  readonly linkedAt: string | null;
  /** Without a password the provider is the only way in. */
  readonly hasPassword: boolean;
};

/** What became of somebody who comes back from the provider; `cookies` go to the browser in any case. */
export type OpenIdReturn = { readonly cookies: readonly string[] } & (
  | { readonly state: 'signed-in' | 'second-factor'; readonly back: string }
  /** Off again: a second factor is asked here, which the provider has not asked for. */
  | { readonly state: 'step-up'; readonly location: string }
  | { readonly state: 'linked' }
  | { readonly state: 'not-linked'; readonly because: LinkRefusal }
  | { readonly state: 'refused'; readonly why: string; readonly status: 401 | 503; readonly back: string }
);

/** Signing in at the identity provider that the settings name. */
export type OpenIdDoor = {
  /** What people call it. */
  readonly name: string;
  /** To sign in, then to go to `back`. @throws Problem `unavailable` when the provider does not answer */
  readonly begin: (back: string) => Promise<Departure>;
  readonly own: (account: string) => Promise<LinkedIdentity>;
  /** That of a person whom the actor manages. @throws Problem `not-found` for anybody else */
  readonly ofPerson: (actor: Actor, account: string) => Promise<LinkedIdentity>;
  /** Takes away the link of a person of whom the actor manages every place, and tells them. @throws Problem */
  readonly unlinkPerson: (actor: Actor, asked: { readonly account: string; readonly reason: string }) => Promise<void>;
  /** Takes the link away. @throws Problem when it is the account's only way in, or there is none */
  readonly unlink: (session: Session) => Promise<void>;
  /** The cookies that allow this session, for some minutes, to link its account: for whoever just gave their password. */
  readonly allowLink: (session: Session) => Promise<readonly string[]>;
  /** To link the account of a session that was allowed to; null when it was not. @throws Problem `unavailable` */
  readonly beginLink: (session: Session | null, headers: Headers) => Promise<Departure | null>;
  /** `answer` is what the provider put into the address. */
  readonly finish: (
    answer: URLSearchParams,
    session: Session | null,
    headers: Headers,
    address?: string,
  ) => Promise<OpenIdReturn>;
  /** The cookies that end the provider's session too, on the page that says good-bye; null when it has no part in this session. */
  readonly leave: (session: Session | null) => Promise<readonly string[] | null>;
  /** Where the provider ends its session; null for a browser that does not leave. */
  readonly farewell: (headers: Headers) => Promise<Departure | null>;
};
