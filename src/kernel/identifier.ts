import { normalizeText } from './text.ts';

declare const operatorCodeBrand: unique symbol;
/** Short name of an operator, in URLs, commands and every row: lower-case ASCII letters, digits and dashes. */
export type OperatorCode = string & { readonly [operatorCodeBrand]: true };

/** Null unless 2 to 32 lower-case ASCII letters, digits or dashes, starting with a letter. */
export function parseOperatorCode(text: string): OperatorCode | null {
  return /^[a-z][a-z0-9-]{1,31}$/.test(text) ? (text as OperatorCode) : null; // checked by the expression
}

/** A stable code from a label: `OPH d'Ivry-sur-Seine` → `oph-d-ivry-sur-seine`. */
export function slug(label: string): string {
  return normalizeText(label).replaceAll(' ', '-');
}

function passesLuhn(digits: string): boolean {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

/** Nine digits with a valid Luhn key (INSEE); spaces are allowed on entry. Null otherwise, and for nine zeros, which fill forms. */
export function parseSiren(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{9}$/.test(digits) && digits !== '000000000' && passesLuhn(digits) ? digits : null;
}

/**
 * Fourteen digits: a SIREN, a number, and a Luhn key over the whole; La Poste's many offices have a key of their own (the sum of the
 * digits is a multiple of five). Spaces are allowed. Null otherwise.
 */
export function parseSiret(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  if (!/^\d{14}$/.test(digits) || parseSiren(digits.slice(0, 9)) === null) return null;
  const sum = [...digits].reduce((total, digit) => total + Number(digit), 0);
  return passesLuhn(digits) || (digits.startsWith('356000000') && sum % 5 === 0) ? digits : null;
}

/** INSEE code of a town: five characters, `2A`/`2B` for Corsica; no department is numbered 00. */
export function parseInsee(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^((?!00)\d{5}|2[AB]\d{3})$/.test(code) ? code : null;
}
