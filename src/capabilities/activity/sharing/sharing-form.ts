import { z } from 'zod';
import { choice, optionalText, parseForm, wholeNumber } from '../../../http/form-input.ts';
import { readNumber } from '../../../import/number-cell.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { sharingRules } from '../sharing-rule.ts';
import { readVersion } from '../typed-over.ts';
import type { SharingKey, SharingWeight } from './sharing-key.ts';

const [firstYear, lastYear] = [1900, 2199];

const named = {
  logiciel: optionalText,
  annee: wholeNumber(firstYear, lastYear, 'Dites à partir de quelle année.'),
  raison: optionalText,
};
const described = z.object({
  ...named,
  cle: choice(sharingRules, 'Dites par quoi les jours se répartissent.'),
  source: optionalText,
});

/** Which key a form is about, and why it is changed, where somebody said so. */
export type NamedKey = Pick<SharingKey, 'application' | 'year'> & { readonly reason: string | null };

export function readKey(raw: unknown): SharingKey & NamedKey {
  const { cle, source, ...rest } = parseForm('activity.bad-key', described, raw);
  return { ...namedKey(rest), rule: cle, source };
}

const naming = z.object(named);
const namedKey = ({ logiciel, annee, raison }: z.output<typeof naming>): NamedKey => ({
  ...{ application: logiciel, year: annee, reason: raison },
});

export function readNamedKey(raw: unknown): NamedKey {
  return namedKey(parseForm('activity.bad-key', naming, raw));
}

const prefix = 'poids-';

/** The field of a body's weight. */
export const weightField = (body: string) => `${prefix}${body}`;

function readWeight(body: string, typed: string): SharingWeight | string {
  const weight = readNumber(typed);
  if (typeof weight !== 'string') return `« ${typed} » n’est pas un nombre : écrivez 2 ou 2,5.`;
  return weight.startsWith('-') ? 'Un poids est 0 ou plus.' : { body, weight };
}

/** The weights of a key as they are typed, and the state that they are typed over. */
export type WeightsTyped = { readonly key: NamedKey; readonly weights: readonly SharingWeight[]; readonly version: string };

/** The weights that a form holds, one field a body; one left empty is none. */
export function readWeights(raw: unknown): WeightsTyped {
  const key = namedKey(parseForm('activity.bad-weights', naming, raw));
  const fields = z.record(z.string(), z.unknown()).parse(raw);
  const refusals: Record<string, string> = {};
  const weights = Object.entries(fields).flatMap(([field, value]): SharingWeight[] => {
    const typed = typeof value === 'string' ? value.trim() : '';
    if (!field.startsWith(prefix) || typed === '') return [];
    const read = readWeight(field.slice(prefix.length), typed);
    if (typeof read !== 'string') return [read];
    refusals[field] = read;
    return [];
  });
  if (Object.keys(refusals).length > 0) throw refusedFields('invalid', 'activity.bad-weights', refusals);
  return { key, weights, version: readVersion(raw) };
}
