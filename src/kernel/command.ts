import type { Answer } from './access.ts';
import type { Actor } from './actor.ts';
import type { Hold } from './hold.ts';
import type { Problem } from './problem.ts';

/** What the journal keeps of a change: the fact, its subject, and the state before and after. */
export type Fact = {
  /** `capability.happened`, e.g. `import.loaded`. */
  readonly name: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What became of a command: its result, the facts to journal, and the write that ends it, when it leaves one to be sent with them. */
export type Done<Result, Write = never> = {
  readonly result: Result;
  readonly facts: readonly Fact[];
  readonly write?: Write;
};

/**
 * One intention. Every change takes the same road (see `perform`): parse → may? → transaction → run → journal the facts.
 * `parse` throws an `invalid` problem; `run` returns its result with the facts to journal in the same transaction.
 *
 * A change that many make in the same moment may leave its last write to the road, which sends it with the facts and the commit, in one go.
 * The write itself then finds out whether somebody else came in between; if so nothing is kept, and `overtaken` says what they are told.
 */
export type Command<Input, Result, Tx, Write = never> = {
  readonly name: string;
  readonly parse: (raw: unknown) => Input;
  readonly may: (actor: Actor, input: Input) => Answer;
  /** Taken before anything is read. */
  readonly holds?: Hold;
  readonly run: (tx: Tx, input: Input, actor: Actor) => Promise<Done<Result, Write>>;
  readonly overtaken?: (input: Input) => Problem;
};
