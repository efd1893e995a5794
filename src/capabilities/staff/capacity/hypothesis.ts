import { type Month, monthText, ofFrenchMonth, parseMonth } from './month.ts';

/** Something that is not recorded and is looked at as if it were: it stands in the page's address and nowhere else. */
export type Hypothesis =
  /** Those without a known departure leave at this age. */
  | { readonly kind: 'age'; readonly age: number }
  /** Whoever holds the post leaves it by this month, and nobody comes. */
  | { readonly kind: 'vacant'; readonly post: string; readonly month: Month }
  /** Who is recorded to come to the post does not. */
  | { readonly kind: 'not-replaced'; readonly post: string }
  /** What is free of the post is filled from this month on. */
  | { readonly kind: 'filled'; readonly post: string; readonly month: Month }
  | { readonly kind: 'moved'; readonly project: string; readonly months: number }
  | { readonly kind: 'dropped'; readonly project: string };

export const hypothesisParameter = 'si';

export const leastAge = 50;
export const mostAge = 75;
export const mostMoved = 36;

const mark = '~';

const words = {
  age: 'depart',
  vacant: 'vacant',
  'not-replaced': 'non-remplace',
  filled: 'pourvu',
  moved: 'decale',
  dropped: 'abandonne',
} as const satisfies Record<Hypothesis['kind'], string>;

/** What stands in the address: `depart~64`, `vacant~2027-03~P-12`, `decale~3~Refonte du portail`. */
export function hypothesisText(hypothesis: Hypothesis): string {
  const word = words[hypothesis.kind];
  switch (hypothesis.kind) {
    case 'age':
      return [word, hypothesis.age].join(mark);
    case 'vacant':
    case 'filled':
      return [word, monthText(hypothesis.month), hypothesis.post].join(mark);
    case 'not-replaced':
      return [word, hypothesis.post].join(mark);
    case 'moved':
      return [word, hypothesis.months, hypothesis.project].join(mark);
    case 'dropped':
      return [word, hypothesis.project].join(mark);
  }
}

function readWhole(text: string, least: number, most: number): number | null {
  const value = /^-?\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** Reads what `hypothesisText` writes; null for anything else. */
export function parseHypothesis(text: string): Hypothesis | null {
  const [word = '', first = '', ...others] = text.split(mark);
  const last = others.join(mark);
  const whole = [first, ...others].join(mark);
  const month = parseMonth(first);
  switch (word) {
    case words.age: {
      const age = last === '' ? readWhole(first, leastAge, mostAge) : null;
      return age === null ? null : { kind: 'age', age };
    }
    case words.vacant:
      return month === null || last === '' ? null : { kind: 'vacant', post: last, month };
    case words.filled:
      return month === null || last === '' ? null : { kind: 'filled', post: last, month };
    case words['not-replaced']:
      return whole === '' ? null : { kind: 'not-replaced', post: whole };
    case words.moved: {
      const months = readWhole(first, -mostMoved, mostMoved);
      return months === null || months === 0 || last === '' ? null : { kind: 'moved', project: last, months };
    }
    case words.dropped:
      return whole === '' ? null : { kind: 'dropped', project: whole };
    default:
      return null;
  }
}

/** Two hypotheses about one thing: the later one stands. */
function subjectOf(hypothesis: Hypothesis): string {
  switch (hypothesis.kind) {
    case 'age':
      return 'age';
    case 'moved':
    case 'dropped':
      return `project ${hypothesis.project}`;
    // A post may be left, and be filled later.
    case 'vacant':
    case 'not-replaced':
      return `left ${hypothesis.post}`;
    case 'filled':
      return `filled ${hypothesis.post}`;
  }
}

/** Each thing once, in the order in which they were first asked. */
export function joinHypotheses(all: readonly Hypothesis[]): readonly Hypothesis[] {
  const bySubject = new Map<string, Hypothesis>();
  for (const one of all) bySubject.set(subjectOf(one), one);
  return [...bySubject.values()];
}

/** « le projet « Refonte » commence 3 mois plus tard »; `titleOf` gives the words for a post. */
export function frenchHypothesis(hypothesis: Hypothesis, titleOf: (post: string) => string): string {
  switch (hypothesis.kind) {
    case 'age':
      return `départ à ${hypothesis.age} ans de ceux dont aucun départ n’est enregistré`;
    case 'vacant':
      return `${titleOf(hypothesis.post)} vacant à partir ${ofFrenchMonth(hypothesis.month)}`;
    case 'filled':
      return `${titleOf(hypothesis.post)} pourvu à partir ${ofFrenchMonth(hypothesis.month)}`;
    case 'not-replaced':
      return `${titleOf(hypothesis.post)} : le remplacement enregistré n’a pas lieu`;
    case 'moved': {
      const count = Math.abs(hypothesis.months);
      return `projet « ${hypothesis.project} » ${hypothesis.months > 0 ? 'retardé' : 'avancé'} de ${count} mois`;
    }
    case 'dropped':
      return `projet « ${hypothesis.project} » abandonné`;
  }
}
