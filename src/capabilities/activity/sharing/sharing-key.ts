import { type Day, yearOf } from '../../../kernel/day.ts';
import type { SharingRule } from '../sharing-rule.ts';

/** By what the shared days of an application are spread from a year on; `application` null: of all those that have no key of their own. */
export type SharingKey = {
  readonly application: string | null;
  readonly year: number;
  readonly rule: SharingRule;
  readonly source: string | null;
};

/** What a body weighs in a key of own weights: a decimal as it is written, of which only the proportions count. */
export type SharingWeight = { readonly body: string; readonly weight: string };

type Reached = Pick<SharingKey, 'application' | 'year'>;

/** The first year that the key no longer reaches; null when no other follows. */
export function nextYearOf({ application, year }: Reached, keys: readonly Reached[]) {
  const later = keys.filter((one) => one.application === application && one.year > year).map((one) => one.year);
  return later.length === 0 ? null : Math.min(...later);
}

/** « de 2018 à 2020 », « depuis 2021 ». */
export function reachWords(year: number, next: number | null): string {
  if (next === null) return `depuis ${year}`;
  return next - 1 === year ? `en ${year}` : `de ${year} à ${next - 1}`;
}

/** Years all of whose months are locked. @param months the first days of locked months */
export function lockedYears(months: readonly Day[]): readonly number[] {
  const byYear = Map.groupBy(months, yearOf);
  return [...byYear].flatMap(([year, some]) => (new Set(some).size === 12 ? [year] : [])).sort((a, b) => a - b);
}

type Reach = { readonly year: number; readonly next: number | null };

const frenchYears = (years: readonly number[]) =>
  years.length === 1 ? `L’année ${years[0]} est verrouillée` : `Les années ${years.join(', ')} sont verrouillées`;

/** A key that reaches years that are locked changes published figures: nobody changes it without saying why. */
export function refusalOfSilence({ year, next }: Reach, locked: readonly number[], said: string | null): string | null {
  const reached = locked.filter((one) => one >= year && (next === null || one < next));
  if (said !== null || reached.length === 0) return null;
  return `${frenchYears(reached)} : la clé en change les chiffres déjà arrêtés. Dites pourquoi.`;
}

/** Weights as the journal keeps them. */
export const weightsState = (weights: readonly SharingWeight[]) =>
  Object.fromEntries(weights.map(({ body, weight }) => [body, weight.replace('.', ',')]));

/** A key as the journal keeps it, with its weights. @param weights body by body */
export const keyState = ({ rule, source }: SharingKey, weights: readonly SharingWeight[]) => ({
  rule,
  source,
  weights: weightsState(weights),
});

/** Weights that spread nothing: all are 0. */
export function refusalOfWeights(weights: readonly SharingWeight[]): string | null {
  if (weights.length === 0 || weights.some(({ weight }) => Number(weight) > 0)) return null;
  return 'Tous les poids sont 0 : rien ne serait réparti. Donnez-en au moins un, ou laissez-les tous vides.';
}
