import { data, type RouterContextProvider, redirect } from 'react-router';
import type { Tx } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import { demand, mayOpenOwnAccount, mayRead } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import { type PageContext, pageContext } from './page-context.ts';
import { describeProblem } from './problem-response.ts';
import type { ReaderDoor, SearchHit } from './reader-door.ts';
import type { Session } from './session.ts';
import { isOutOfReach, type Side, unknownPage } from './sides.ts';
import { factorsPath, isOpenWithoutFactor, signInPath } from './sign-in-path.ts';

/** What React Router hands to a loader or an action. */
export type PageArguments = {
  readonly request: Request;
  /** The page's own address: that of the request may be the one of its data (`/adherents.data`). */
  readonly url: URL;
  readonly context: Readonly<RouterContextProvider>;
};

/** A page being read: the reader, and a transaction that sees the reader's operator only. */
export type PageReading = {
  readonly actor: Actor;
  readonly tx: Tx;
  readonly registry: Registry;
  readonly today: Day;
  readonly url: URL;
  readonly doors: readonly ReaderDoor[];
  readonly pages: readonly SearchHit[];
};

/** A change asked by a page's form; its command opens its own transaction. */
export type PageChange = PageContext & { readonly actor: Actor };

/**
 * The session of a page's request: the one place where pages learn who acts.
 * @throws a redirection to the sign-in page, which leads back here; or to where a second factor that is asked is set up.
 */
export function requireSession({ url, context }: Pick<PageArguments, 'url' | 'context'>): Session {
  const { session } = context.get(pageContext);
  if (session?.lacksFactor && !isOpenWithoutFactor(url.pathname)) throw redirect(factorsPath);
  if (session) return session;
  throw redirect(signInPath(`${url.pathname}${url.search}`));
}

/** Pages of one's own account, which nobody sees in the owner's place. */
const ownAccount = /^\/compte(\/|$)/;

/** The person who acts, in their operator. @throws as `requireSession`, and the sentence on a page that is another person's own. */
export function requireActor(args: PageArguments): Actor {
  const { actor } = requireSession(args);
  if (!ownAccount.test(args.url.pathname)) return actor;
  try {
    demand(mayOpenOwnAccount(actor));
    return actor;
  } catch (thrown) {
    throw asAnswer(thrown);
  }
}

function asAnswer(thrown: unknown): unknown {
  if (thrown instanceof Response || !(thrown instanceof Error)) return thrown;
  const document = describeProblem(thrown);
  // An unexpected error keeps its own road: React Router logs it and shows the page without its cause.
  return document.status === 500 ? thrown : data(document, { status: document.status });
}

/** A loader of the operator's side: the reader must have a role there, reads in one transaction, and is told of refusals in words. */
export function reading<Args extends PageArguments, Loaded>(
  load: (page: PageReading, args: Args) => Promise<Loaded>,
): (args: Args) => Promise<Loaded> {
  return readingFrom('operator', load);
}

/** The same for a page that members' people have too: they see what row-level security leaves them. */
export function readingFromBothSides<Args extends PageArguments, Loaded>(
  load: (page: PageReading, args: Args) => Promise<Loaded>,
): (args: Args) => Promise<Loaded> {
  return readingFrom('both', load);
}

function readingFrom<Args extends PageArguments, Loaded>(
  side: Side,
  load: (page: PageReading, args: Args) => Promise<Loaded>,
): (args: Args) => Promise<Loaded> {
  return async (args) => {
    const actor = requireActor(args);
    if (isOutOfReach(actor, side)) throw data(unknownPage, { status: 404 });
    const { database, registry, today, doors, pages } = args.context.get(pageContext);
    try {
      demand(mayRead(actor));
      return await database.read(actor, (tx) => load({ actor, tx, registry, today: today(), url: args.url, doors, pages }, args));
    } catch (thrown) {
      throw asAnswer(thrown);
    }
  };
}

/**
 * A loader whose readings open transactions of their own, those of the accounts among them, which a transaction of the
 * operator's cannot hold; what it calls asks whether the reader may.
 */
export function consulting<Args extends PageArguments, Loaded>(
  load: (page: PageChange, args: Args) => Promise<Loaded>,
): (args: Args) => Promise<Loaded> {
  return changing(load);
}

/** An action: whoever asks must be signed in; the command that it calls asks whether they may. */
export function changing<Args extends PageArguments, Answer>(
  change: (page: PageChange, args: Args) => Promise<Answer>,
): (args: Args) => Promise<Answer> {
  return async (args) => {
    const actor = requireActor(args);
    try {
      return await change({ ...args.context.get(pageContext), actor }, args);
    } catch (thrown) {
      throw asAnswer(thrown);
    }
  };
}
