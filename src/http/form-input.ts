import { z } from 'zod';
import { readDay } from '../import/day-cell.ts';
import { readAmount } from '../import/number-cell.ts';
import { type Day, isNearDay, nearYears, parseNearDay } from '../kernel/day.ts';
import { cents } from '../kernel/money.ts';
import { refusedFields } from '../kernel/problem.ts';

/** What a command's `parse` is made of: texts of a form in, values out, each refusal a French sentence under its field's name. */

/** Absent and blank are the same: a form sends what is empty, or leaves it out. */
const typed = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').trim());

/** Reads a text that may not be left empty; `missing` is the sentence when it is. */
function given<T>(missing: string, read: (text: string, refuse: (sentence: string) => void) => T | null) {
  return typed.transform((text, context): T => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    if (text === '') {
      refuse(missing);
      return z.NEVER;
    }
    return read(text, refuse) ?? z.NEVER;
  });
}

/** The same for what may be left empty: null then. */
function perhaps<T>(read: (text: string, refuse: (sentence: string) => void) => T | null) {
  return typed.transform((text, context): T | null =>
    text === '' ? null : read(text, (message) => context.addIssue({ code: 'custom', message })),
  );
}

type Refuse = (sentence: string) => void;

const longest = 300;

function readText(text: string, refuse: Refuse): string | null {
  if (text.length <= longest) return text;
  refuse(`${longest} caractères au plus : il y en a ${text.length}.`);
  return null;
}

export const text = (missing: string) => given(missing, readText);
export const optionalText = perhaps(readText);

function readTypedDay(raw: string, refuse: Refuse) {
  const found = readDay(raw);
  if (typeof found !== 'string') refuse(found.message);
  else if (!isNearDay(found)) refuse(`« ${raw} » : l’année doit être entre ${nearYears.first} et ${nearYears.last}.`);
  else return found;
  return null;
}

export const dayTyped = (missing: string) => given(missing, readTypedDay);
export const optionalDay = perhaps(readTypedDay);

/** A month as a field of months sends it (`2026-03`), or as people write it (`03/2026`), as its first day. */
function readTypedMonth(raw: string, refuse: Refuse): Day | null {
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(raw) ?? [];
  const [, frenchMonth, frenchYear] = /^(\d{1,2})[/-](\d{4})$/.exec(raw) ?? [];
  const found = parseNearDay(`${year ?? frenchYear ?? ''}-${(month ?? frenchMonth ?? '').padStart(2, '0')}-01`);
  if (found !== null) return found;
  refuse(`« ${raw} » n’est pas un mois : écrivez 2026-03 ou 03/2026.`);
  return null;
}

export const monthTyped = (missing: string) => given(missing, readTypedMonth);
export const optionalMonth = perhaps(readTypedMonth);

function readPercent(raw: string, refuse: Refuse): number | null {
  const number = /^(\d{1,3})\s*%?$/.exec(raw)?.[1];
  if (number !== undefined && Number(number) >= 1 && Number(number) <= 100) return Number(number);
  refuse(`« ${raw} » : donnez un nombre entier de 1 à 100, en pour cent d’un temps complet.`);
  return null;
}

export const percent = (missing: string) => given(missing, readPercent);

function readChoice<T extends string>(list: readonly T[]) {
  return (raw: string, refuse: Refuse): T | null => {
    const found = list.find((one) => one === raw);
    if (found === undefined) refuse(`« ${raw} » n’est pas dans la liste.`);
    return found ?? null;
  };
}

export const choice = <T extends string>(list: readonly T[], missing: string) => given(missing, readChoice(list));
export const optionalChoice = <T extends string>(list: readonly T[]) => perhaps(readChoice(list));

function readWhole(least: number, most: number) {
  return (raw: string, refuse: Refuse): number | null => {
    const value = /^\d{1,6}$/.test(raw) ? Number(raw) : -1;
    if (value >= least && value <= most) return value;
    refuse(`« ${raw} » : donnez un nombre entier de ${least} à ${most}.`);
    return null;
  };
}

export const wholeNumber = (least: number, most: number, missing: string) => given(missing, readWhole(least, most));
export const optionalWhole = (least: number, most: number) => perhaps(readWhole(least, most));

function readTypedAmount(raw: string, refuse: Refuse) {
  const found = readAmount(raw);
  if (typeof found === 'number') return cents(found);
  refuse(found.message);
  return null;
}

/** Euros as they are typed, in cents. */
export const amount = (missing: string) => given(missing, readTypedAmount);

/** The same of what is not less than nothing; left empty, null. */
export const optionalAmount = perhaps((raw, refuse) => {
  const found = readTypedAmount(raw, refuse);
  if (found === null || found >= 0) return found;
  refuse('Un montant ne peut pas être négatif ici.');
  return null;
});

/** A box that is ticked sends its value; one that is not sends nothing. */
export const ticked = typed.transform((value) => value !== '');

/** @throws Problem `invalid` of this code, with a sentence for each field at fault. */
export function parseForm<T>(code: string, schema: z.ZodType<T>, raw: unknown): T {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const fields = new Map<string, string>();
  for (const { path, message } of read.error.issues) {
    const field = String(path[0] ?? '');
    if (!fields.has(field)) fields.set(field, message);
  }
  throw refusedFields('invalid', code, Object.fromEntries(fields));
}
