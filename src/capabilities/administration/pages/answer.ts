import { data } from 'react-router';
import { isProblem } from '../../../kernel/problem.ts';
import type { Delivery } from '../../accounts/index.ts';

/** What a form is answered: a sentence of what was done, a refusal, or a link to hand over. */
export type Answered = { readonly done: string | null; readonly refusal: string | null; readonly delivery: Delivery | null };

export function done(sentence: string, delivery: Delivery | null = null) {
  return data<Answered>({ done: sentence, refusal: null, delivery });
}

/** A refusal is shown above the form; what cannot be found or was never allowed is a page of its own. */
export async function answering(run: () => Promise<ReturnType<typeof done>>): Promise<ReturnType<typeof done>> {
  try {
    return await run();
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind === 'not-found' || thrown.kind === 'refused') throw thrown;
    return data<Answered>(
      { done: null, refusal: thrown.message, delivery: null },
      { status: thrown.kind === 'conflict' ? 409 : 422 },
    );
  }
}
