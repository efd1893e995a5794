import type { Actor } from '../kernel/actor.ts';

/** What a form asks to publish; the command that is called parses it. */
export type AskedPublication = { readonly year: string; readonly deliberation: string; readonly note: string };

/**
 * Publishes the report of a year to the members. Wired by `serve.ts`: making a PDF takes a thread of its own, which the bundle of the
 * pages does not hold.
 */
export type PublishReport = (
  actor: Actor,
  asked: AskedPublication,
) => Promise<{ readonly number: number; readonly figures: number }>;
