import { data } from 'react-router';
import { type FormAnswer, formDone, formRefused, type Typed } from '../kernel/form-answer.ts';
import { isProblem } from '../kernel/problem.ts';
import { withoutNul } from '../kernel/text.ts';

/** The texts of a form; files and repeated fields are other forms' business. */
export async function readTyped(request: Request): Promise<Typed> {
  const entries = [...(await request.formData())].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, withoutNul(value)]] : [],
  );
  return Object.fromEntries(entries);
}

type Answered = ReturnType<typeof data<FormAnswer>>;

/**
 * Answers a form of a page: `run` gives the sentence of what was done, or throws. A refusal comes back beside its fields with what
 * was typed; what cannot be found or was never allowed is a page of its own. The field `formulaire` says which form it is.
 */
export async function answerForm(request: Request, run: (form: string, typed: Typed) => Promise<string>): Promise<Answered> {
  const { formulaire: form = '', ...typed } = await readTyped(request);
  try {
    return data(formDone(form, await run(form, typed)));
  } catch (thrown) {
    if (!isProblem(thrown) || (thrown.kind !== 'invalid' && thrown.kind !== 'conflict')) throw thrown;
    return data(formRefused(form, typed, thrown), { status: thrown.kind === 'conflict' ? 409 : 422 });
  }
}
