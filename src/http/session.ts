import type { Actor } from '../kernel/actor.ts';
import { problem } from '../kernel/problem.ts';

/** Who is signed in, and where: what every page and every API answer starts from. */
export type Session = {
  readonly actor: Actor;
  readonly email: string;
  /** The operators that the account may act in; more than one makes the account menu offer the change. */
  readonly operators: readonly string[];
};

/** The `Set-Cookie` values of a new session, or the sentence that refuses it. */
export type SignInAnswer =
  | { readonly signedIn: true; readonly cookies: readonly string[] }
  | { readonly signedIn: false; readonly why: string };

/** What the server needs of accounts; the accounts capability is behind it. */
export type Sessions = {
  /** Null without a valid session, or when the account belongs to no operator. */
  readonly find: (headers: Headers) => Promise<Session | null>;
  readonly signIn: (
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ) => Promise<SignInAnswer>;
  /** The `Set-Cookie` values that end the session. */
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Moves the session to another operator of the account. @throws Problem `refused` when the account has no role there. */
  readonly enterOperator: (headers: Headers, operator: string) => Promise<void>;
};

/** @throws Problem `refused` without a session: there is no read and no write without an actor and an operator. */
export function demandSession(session: Session | null): Session {
  if (session) return session;
  throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
}
