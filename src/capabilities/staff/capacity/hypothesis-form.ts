import {
  type Hypothesis,
  hypothesisParameter,
  hypothesisText,
  joinHypotheses,
  leastAge,
  mostAge,
  mostMoved,
  parseHypothesis,
} from './hypothesis.ts';
import { type Month, monthText, parseMonth } from './month.ts';

/** Names of the fields by which a hypothesis is added; the address then keeps it under `si` alone. */
export const hypothesisFields = ['age', 'poste', 'poste-quoi', 'poste-mois', 'projet', 'projet-quoi'] as const;

/** Month from which the plan is looked at, when it is not the one under way. */
export const sinceParameter = 'depuis';

/** What a page's address supposes. */
export type AskedHypotheses = {
  /** Null: the month under way. */
  readonly since: Month | null;
  readonly hypotheses: readonly Hypothesis[];
  /** Sentences about what could not be read. */
  readonly refusals: readonly string[];
  /** The search part that says the same in short; null when the address is so already. */
  readonly canonical: string | null;
};

type Typed = { readonly added: readonly Hypothesis[]; readonly refusals: readonly string[] };
const nothing: Typed = { added: [], refusals: [] };
const refused = (sentence: string): Typed => ({ added: [], refusals: [sentence] });

function ageTyped(age: string): Typed {
  if (age === '') return nothing;
  const read = parseHypothesis(`depart~${age}`);
  return read ? { added: [read], refusals: [] } : refused(`« ${age} » : donnez un âge entier, de ${leastAge} à ${mostAge} ans.`);
}

function postTyped(post: string, what: string, monthTyped: string): Typed {
  if (post === '') return nothing;
  if (what === 'non-remplace') return { added: [{ kind: 'not-replaced', post }], refusals: [] };
  const month = parseMonth(monthTyped);
  if (month === null) return refused('Dites à partir de quel mois le poste serait vacant ou pourvu.');
  return { added: [{ kind: what === 'pourvu' ? 'filled' : 'vacant', post, month }], refusals: [] };
}

function projectTyped(project: string, what: string): Typed {
  if (project === '') return nothing;
  if (what === 'abandon') return { added: [{ kind: 'dropped', project }], refusals: [] };
  const read = parseHypothesis(`decale~${what}~${project}`);
  return read
    ? { added: [read], refusals: [] }
    : refused(`« ${what} » : donnez un nombre entier de mois, ${mostMoved} au plus, avec un signe moins pour avancer le projet.`);
}

/** The address that looks from this month and supposes these. */
export function hypothesesSearch(hypotheses: readonly Hypothesis[], since: Month | null): string {
  const from = since === null ? [] : [[sinceParameter, monthText(since)]];
  const parameters = new URLSearchParams([...from, ...hypotheses.map((one) => [hypothesisParameter, hypothesisText(one)])]);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** Reads what an address supposes: what it keeps, then what a form has just added to it. */
export function readHypotheses(parameters: URLSearchParams): AskedHypotheses {
  const kept = parameters.getAll(hypothesisParameter).map((text) => ({ text, read: parseHypothesis(text) }));
  const field = (name: (typeof hypothesisFields)[number]) => parameters.get(name)?.trim() ?? '';
  const typed = [
    ageTyped(field('age')),
    postTyped(field('poste'), field('poste-quoi'), field('poste-mois')),
    projectTyped(field('projet'), field('projet-quoi')),
  ];
  const sinceTyped = parameters.get(sinceParameter)?.trim() ?? '';
  const since = parseMonth(sinceTyped);
  const refusals = [
    ...(sinceTyped !== '' && since === null ? [`« ${sinceTyped} » n’est pas un mois : écrivez-le comme 2027-03.`] : []),
    ...kept.flatMap(({ text, read }) =>
      read === null ? [`« ${text} » n’est pas une hypothèse lisible : elle est laissée de côté.`] : [],
    ),
    ...typed.flatMap((one) => one.refusals),
  ];
  const hypotheses = joinHypotheses([...kept.flatMap(({ read }) => read ?? []), ...typed.flatMap(({ added }) => added)]);
  const isForm = hypothesisFields.some((name) => parameters.has(name)) || (parameters.has(sinceParameter) && sinceTyped === '');
  return { since, hypotheses, refusals, canonical: isForm && refusals.length === 0 ? hypothesesSearch(hypotheses, since) : null };
}
