import { createContext, type RouterContext } from 'react-router';
import type { Database } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import type { Day } from '../kernel/day.ts';
import type { ApiTokens } from './api-tokens.ts';
import type { ImportDesk } from './import-desk.ts';
import type { SendMail } from './mail.ts';
import type { PublishReport } from './publish-report.ts';
import type { ReaderDoor, SearchHit } from './reader-door.ts';
import type { Session, Sessions } from './session.ts';

/** Everything that is not a pure function and that a page may use; made by the server for each request. */
export type PageContext = {
  readonly database: Database;
  readonly registry: Registry;
  readonly today: () => Day;
  readonly now: () => Date;
  /** The address that people type, for links that are mailed. */
  readonly origin: string;
  /** Null where no mail server is set: what would be mailed is shown to whoever asked for it. */
  readonly mail: SendMail | null;
  /** Where the request comes from, for what somebody does without a session. */
  readonly address: string;
  /** Work to begin once the answer has been given, so that it takes the same time whatever was asked. */
  readonly later: (work: () => Promise<void>) => void;
  /**
   * Counts an attempt about an account, as signing in is counted, for what a page asks otherwise; the sentence that refuses it, or
   * null. The answer then goes out as 429.
   */
  readonly refuseAttempt: (email: string) => Promise<string | null>;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly session: Session | null;
  readonly imports: ImportDesk;
  readonly publish: PublishReport;
  readonly doors: readonly ReaderDoor[];
  /** The pages of the rail, for the search. */
  readonly pages: readonly SearchHit[];
  /** Told of what nobody expected, and a person only saw as « erreur inattendue ». */
  readonly fault: (thrown: unknown) => void;
  /** Allows the scripts and styles of this answer, and no others. */
  readonly nonce: string;
};

const key = Symbol.for('bievre.context');

/**
 * The router's key for `PageContext`. Made once per process: the bundle of the pages holds its own copy of this module,
 * and a key made twice would be unknown to the loaders.
 */
export const pageContext: RouterContext<PageContext> = sharedKey();

function sharedKey(): RouterContext<PageContext> {
  // The global object is untyped by nature; only this function writes there.
  const shared = globalThis as { [key]?: RouterContext<PageContext> };
  shared[key] ??= createContext<PageContext>();
  return shared[key];
}
