import type { Problem } from './problem.ts';

/** What was typed into a form, by the name of its fields. */
export type Typed = Readonly<Record<string, string>>;

/** What a form is answered; a page with several forms knows by `form` which one it is about. */
export type FormAnswer = {
  readonly form: string;
  /** The sentence that says what was done; null when nothing was. */
  readonly done: string | null;
  /** What is wrong with the whole of it; null when each fault stands beside its field. */
  readonly refusal: string | null;
  /** Field → its refusal. */
  readonly refusals: Typed;
  /** Comes back with a refusal, so that nothing has to be typed twice. */
  readonly typed: Typed;
};

export function formDone(form: string, done: string): FormAnswer {
  return { form, done, refusal: null, refusals: {}, typed: {} };
}

/** A refusal: beside its fields when the form has them, else over the form. */
export function formRefused(form: string, typed: Typed, { message, fields = {} }: Problem): FormAnswer {
  const own = Object.entries(fields).filter(([field]) => Object.hasOwn(typed, field));
  const others = Object.entries(fields).filter(([field]) => !Object.hasOwn(typed, field));
  const whole = own.length === 0 ? message : others.map(([, sentence]) => sentence).join(' ');
  return { form, done: null, refusal: whole === '' ? null : whole, refusals: Object.fromEntries(own), typed };
}
