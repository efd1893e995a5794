import { parseDay } from './day.ts';
import { frenchDay } from './french.ts';

/** One thing that a change moved; null where there was, or is, nothing. */
export type Difference = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** What people call fields and codes; the same as those of `FactWords`. */
type Words = {
  readonly fields?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, codes: Readonly<Record<string, string>> = {}): string {
  if (value === true) return 'oui';
  if (value === false) return 'non';
  const text = String(value);
  if (Object.hasOwn(codes, text)) return codes[text] ?? text;
  const day = parseDay(text);
  return day === null ? text : frenchDay(day);
}

/** Every value at the end of its path, e.g. `fichier 1 › ajoutées`; an empty list, an empty object and null hold nothing. */
function leaves(value: unknown, words: Words, path: readonly string[] = [], key = ''): [field: string, text: string][] {
  if (value === null || value === undefined) return [];
  const codes = words.values?.[key];
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object' || one === null))
      return value.length === 0 ? [] : [[path.join(' › '), value.map((one) => textOf(one, codes)).join(', ')]];
    const numbered = (index: number) => [...path.slice(0, -1), `${path.at(-1) ?? ''} ${index + 1}`.trim()];
    return value.flatMap((one, index) => leaves(one, words, numbered(index), key));
  }
  if (!isRecord(value)) return [[path.join(' › '), textOf(value, codes)]];
  return Object.entries(value).flatMap(([field, one]) => leaves(one, words, [...path, words.fields?.[field] ?? field], field));
}

/**
 * What differs between two states of a thing, field by field in the order in which they were written; what stayed the same is
 * left out. Fields take their French word where there is one; a state that is a plain value has a field without a name.
 */
export function differences(before: unknown, after: unknown, words: Words = {}): Difference[] {
  const [was, is] = [new Map(leaves(before, words)), new Map(leaves(after, words))];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const difference = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return difference.before === difference.after ? [] : [difference];
  });
}

/** A difference on one line: `rôle : lecture → direction`. */
export function differenceText({ field, before, after }: Difference): string {
  const change = before === null ? (after ?? '') : after === null ? `${before} → (plus rien)` : `${before} → ${after}`;
  return field === '' ? change : `${field} : ${change}`;
}
