import type { Answer } from './access.ts';
import type { Actor } from './actor.ts';

/** What the journal keeps of a change: the fact, its subject, and the state before and after. */
export type Fact = {
  /** `capability.happened`, e.g. `import.loaded`. */
  readonly name: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

/**
 * One intention. Every change takes the same road (see `perform`): parse → may? → transaction → run → journal the facts.
 * `parse` throws an `invalid` problem; `run` returns its result with the facts to journal in the same transaction.
 */
export type Command<Input, Result, Tx> = {
  readonly name: string;
  readonly parse: (raw: unknown) => Input;
  readonly may: (actor: Actor, input: Input) => Answer;
  readonly run: (tx: Tx, input: Input, actor: Actor) => Promise<{ readonly result: Result; readonly facts: readonly Fact[] }>;
};
