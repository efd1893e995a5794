import type { Actor } from '../kernel/actor.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import type { ProblemDocument } from './problem-response.ts';

/** For whom an address exists: the operator's own people, or theirs and the members'. */
export type Side = 'operator' | 'both';

export function isOutOfReach(actor: Actor, side: Side): boolean {
  return side === 'operator' && actor.member !== null;
}

/** What a page or a file of the pages answers that is not for the reader's side: the words of an address that nobody serves. */
export const unknownPage: ProblemDocument = {
  type: 'about:blank',
  title: 'Page introuvable',
  status: 404,
  code: 'page.unknown',
  detail: 'Cette adresse n’existe pas, ou n’existe plus.',
  details: {},
};

/** What an address of the API answers that nobody serves, or that is not for the reader's side: they are not told which. */
export function unknownAddress(): Problem {
  return problem('not-found', 'api.unknown-path', 'Cette adresse n’existe pas dans l’API ; voir /api/openapi.json.');
}

/** @throws Problem as for an address that does not exist. */
export function demandSide(actor: Actor, side: Side): void {
  if (isOutOfReach(actor, side)) throw unknownAddress();
}
