import type { Choice, ChoiceGroup, WeekChoices } from './choices.ts';
import { beneficiaryText, type Work } from './work.ts';
import type { WorkNames } from './work-words.ts';

/** What each part of a work is chosen from, one list for each. */
export type WorkChoices = {
  readonly kinds: readonly ChoiceGroup[];
  readonly applications: readonly Choice[];
  readonly projects: readonly Choice[];
  readonly domains: readonly Choice[];
  readonly beneficiaries: readonly Choice[];
};

const has = (choices: readonly Choice[], value: string) => choices.some((one) => one.value === value);

/** The choices of a week for each part of a work; what a line says already stays among them, open that week or not. */
export function workChoices({ kinds, abouts, scopes, bodies }: WeekChoices, names: WorkNames, line: Work | null): WorkChoices {
  const all = abouts.flatMap(({ choices }) => choices);
  const of = (what: string, own: string | null, known: Readonly<Record<string, string>>) => {
    const prefix = `${what}:`;
    const choices = all
      .filter(({ value }) => value.startsWith(prefix))
      .map(({ value, label }) => ({ value: value.slice(prefix.length), label }));
    return own === null || has(choices, own) ? choices : [{ value: own, label: known[own] ?? own }, ...choices];
  };
  const ownKind = line === null || kinds.some(({ choices }) => has(choices, line.kind)) ? null : line.kind;
  const ownBody = line?.body ?? null;
  const isKnown = line === null || ownBody === null || has(bodies, beneficiaryText(line));
  return {
    kinds:
      ownKind === null
        ? kinds
        : [{ label: 'Celui de la ligne', choices: [{ value: ownKind, label: names.kinds[ownKind] ?? ownKind }] }, ...kinds],
    applications: of('logiciel', line?.application ?? null, names.applications),
    projects: of('projet', line?.project ?? null, names.projects),
    domains: of('domaine', line?.domain ?? null, names.domains),
    beneficiaries: [
      ...scopes,
      ...(isKnown ? [] : [{ value: beneficiaryText(line), label: names.bodies[ownBody ?? ''] ?? ownBody ?? '' }]),
      ...bodies,
    ],
  };
}
