import type { Actor, Role, TeamsOfRoles } from '../kernel/actor.ts';
import type { OperatorCode } from '../kernel/identifier.ts';
import { problem } from '../kernel/problem.ts';
import type { OpenIdDoor } from './openid-door.ts';
import type { SecondStep } from './second-step.ts';

/** Where an account may stand today: in one operator, on its own side (`member` null) or on that of one member. */
export type Place = {
  readonly operator: OperatorCode;
  readonly member: string | null;
  readonly roles: readonly Role[];
  readonly teams?: TeamsOfRoles;
};

/** A place's name in forms and addresses: `siim94`, `siim94/gentilly`. */
export function placeKey({ operator, member }: Pick<Place, 'operator' | 'member'>): string {
  return member === null ? operator : `${operator}/${member}`;
}

/** Who is signed in, and where: what every page and every API answer starts from. */
export type Session = {
  /** Which of the account's sessions this is, never its token; absent when a program acts by a token of the API. */
  readonly id?: string;
  readonly actor: Actor;
  readonly email: string;
  /** Every place of the account, this one included; more than one makes the account menu offer the change. */
  readonly places: readonly Place[];
  /**
   * The account stands in another person's place, to see what they see, until then (ISO 8601). Over when that has just ended by
   * itself: the actor is the account's own again.
   */
  readonly seeing?: { readonly person: string; readonly until: string; readonly isOver: boolean };
  /** The operator asks for a second factor that the account does not have: nothing is open but its setting up. */
  readonly lacksFactor?: true;
};

/**
 * The `Set-Cookie` values of a new session, or the sentence that says why there is none yet. With `secondFactor` the first factor
 * was right: its cookies lead to the page that asks for the second.
 */
export type SignInAnswer =
  | { readonly signedIn: true; readonly cookies: readonly string[] }
  | { readonly signedIn: false; readonly why: string; readonly secondFactor?: { readonly cookies: readonly string[] } };

/** Keeps what must be read again, unlike a password: encrypted with a key drawn from the site's secret. */
export type Sealing = {
  /** `about` says whose it is: sealed for one account, it opens for no other. */
  readonly seal: (text: string, about: string) => string;
  /** Null when it was sealed under another secret, for somebody else, or was altered. */
  readonly unseal: (sealed: string, about: string) => string | null;
};

/** What is not even tried any more: passwords or links asked for about an account, codes, all that one address sends, tokens. */
export type StoppedAttempts = 'password' | 'code' | 'address' | 'token';

/** The account that attempts are about, as they name it. */
export type Whose = { readonly email: string } | { readonly account: string };

/** What the server needs of accounts; the accounts capability is behind it. */
export type Sessions = {
  /** Null without a valid session, once it is too old or too long unused, and when the account has no place left. */
  readonly find: (headers: Headers) => Promise<Session | null>;
  readonly signIn: (
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
    /** The network address that the attempt comes from, for the journal. */
    address?: string,
  ) => Promise<SignInAnswer>;
  /** The `Set-Cookie` values that end the session. */
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Moves the session to another place of the account, by its key. @throws Problem `refused` when the account has no role there. */
  readonly enterPlace: (headers: Headers, key: string) => Promise<void>;
  readonly secondStep: SecondStep;
  /** Journals, wherever the account stands, that attempts about it are stopped; false when there is none, or it stands nowhere. */
  readonly noteStopped: (whose: Whose, what: StoppedAttempts, address: string) => Promise<boolean>;
  /** Null where the settings name no identity provider. */
  readonly openId: OpenIdDoor | null;
  /** True, and noted, when the password is that of the session's account. @throws Problem when it was tried too often */
  readonly proveAgain: (session: Session, password: string) => Promise<boolean>;
  /** Keeps the secrets of the applications of codes. */
  readonly sealing: Sealing;
  /** How long a session lives, in hours: since it was opened, and since it was last used. */
  readonly limits: { readonly absoluteHours: number; readonly idleHours: number };
};

/**
 * @throws Problem `refused` without a session, and for one whose account lacks the second factor that is asked of it: there is no
 * read and no write without an actor and an operator.
 */
export function demandSession(session: Session | null): Session {
  if (session?.lacksFactor)
    throw problem(
      'refused',
      'session.lacks-factor',
      'Votre opérateur demande un second facteur : installez-en un sur « Mon compte » avant toute autre chose.',
    );
  if (session) return session;
  throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
}
