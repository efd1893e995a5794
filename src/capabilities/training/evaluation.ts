/** The questions of the form; what is answered goes from 1 to 4. */
export const questions = ['expectations', 'trainer', 'pace', 'usefulness'] as const;
export type EvaluationQuestion = (typeof questions)[number];

export const frenchQuestion: Readonly<Record<EvaluationQuestion, string>> = {
  expectations: 'La formation a répondu à vos attentes',
  trainer: 'Le formateur était clair et disponible',
  pace: 'Le rythme et la durée convenaient',
  usefulness: 'Vous vous servirez de ce que vous avez appris',
};

export const marks = [1, 2, 3, 4] as const;
export type Mark = (typeof marks)[number];

export const frenchMark: Readonly<Record<Mark, string>> = {
  1: 'pas du tout',
  2: 'plutôt non',
  3: 'plutôt oui',
  4: 'tout à fait',
};

export type Answers = Readonly<Record<EvaluationQuestion, Mark>>;

/** Below so many answers nothing is told of them: one could guess whose they are. */
export const fewestAnswers = 3;

/** Means in hundredths of a mark, and what was written, in an order that tells nothing. */
export type EvaluationResults = {
  readonly answers: number;
  readonly means: Readonly<Record<EvaluationQuestion, number>>;
  readonly words: readonly string[];
};
