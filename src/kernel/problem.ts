/**
 * A refusal that a person can act on. Problems are told apart by their tag, never by class: the server's code and the
 * bundle of the pages each hold their own copy of this module.
 */
export type ProblemKind = 'not-found' | 'refused' | 'invalid' | 'conflict' | 'unavailable';

export type Problem = Error & {
  readonly bievreProblem: true;
  readonly kind: ProblemKind;
  /** Stable name of the refusal, e.g. `import.unknown-member`; for machines and tests. */
  readonly code: string;
  /** What was looked at, for the reader of an API answer; never a secret. */
  readonly details: Readonly<Record<string, string | number | null>>;
  /** When a form was refused: name of each field at fault → the French sentence to stand beside it. */
  readonly fields?: Readonly<Record<string, string>>;
};

/** Builds a named refusal. `message` is the French sentence shown to the person: what is wrong and what to do. */
export function problem(kind: ProblemKind, code: string, message: string, details: Problem['details'] = {}): Problem {
  return Object.assign(new Error(message), { bievreProblem: true as const, kind, code, details });
}

/** Refuses what was typed in some fields of a form, each in its own words. */
export function refusedFields(kind: 'invalid' | 'conflict', code: string, fields: Readonly<Record<string, string>>): Problem {
  return Object.assign(problem(kind, code, Object.values(fields).join(' ')), { fields });
}

export function isProblem(thrown: unknown): thrown is Problem {
  return thrown instanceof Error && 'bievreProblem' in thrown && thrown.bievreProblem === true;
}
