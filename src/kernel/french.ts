import type { Found, UnknownReason } from './figure.ts';
import { lastDayOf, monthsOf, type Period } from './period.ts';
import { absolute, compareQuantities, type Quantity, quantityFromDecimal, toDecimal, toPlainDecimal, whole } from './quantity.ts';
import { isUnit, units } from './unit.ts';

/** French forms, for the edges only (pages, documents, files for people): U+202F in thousands, U+00A0 before € and %. */
const thin = '\u202f';
const nbsp = '\u00a0';

/** `1234567.8` → `1 234 567,8`; takes a plain decimal, so no rounding happens here. */
export function frenchNumber(decimal: string): string {
  const [integer = '0', decimals] = decimal.replace('-', '').split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, thin);
  return `${decimal.startsWith('-') ? '−' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

/** `agent` of 1, `jour` of 1,5, `jours` of 2: French counts in the plural from two. Symbols and `mois` do not change. */
export function frenchUnitWord(word: string, quantity: Quantity): string {
  const takesPlural = /^[a-z]{2,}s$/.test(word) && word !== 'mois';
  return takesPlural && compareQuantities(absolute(quantity), whole(2)) < 0 ? word.slice(0, -1) : word;
}

/** A quantity with its unit. `decimals` overrides the unit's own; counts and days drop useless zeros. */
export function frenchQuantity(quantity: Quantity, unit: string, decimals?: number): string {
  const known = isUnit(unit) ? units[unit] : { decimals: 2, fr: unit };
  const keepsZeros = decimals !== undefined || unit === 'EUR' || unit === 'percent';
  const text = keepsZeros
    ? toDecimal(quantity, decimals ?? known.decimals)
    : toPlainDecimal(quantity, Math.max(known.decimals, 2));
  const number = unit === 'year' ? text : frenchNumber(text);
  return known.fr === '' ? number : `${number}${nbsp}${frenchUnitWord(known.fr, quantity)}`;
}

const reasons: Record<UnknownReason, string> = {
  'no-record': 'aucun enregistrement',
  'no-value': 'aucune valeur enregistrée',
  'zero-base': 'taux sur une base nulle',
  'one-year': 'une évolution se lit d’une année à une autre',
  'part-unknown': 'composé d’un chiffre inconnu',
  ambiguous: 'plusieurs valeurs différentes',
  'not-recorded-yet': 'connu seulement par le bilan publié',
  'not-published': 'absent du bilan publié',
  withheld: 'n’est pas montré à votre compte',
  secret: 'moins de trois personnes, ou un chiffre dont elles se déduiraient',
};

export function frenchReason(reason: UnknownReason): string {
  return reasons[reason];
}

/** What is printed in the place of a figure that is not known: a secret is neither zero nor unknown. */
export function frenchUnknown(reason: UnknownReason): string {
  return reason === 'secret' ? 'secret' : 'inconnu';
}

/** What a page or document prints for a result; a known approximate quantity is preceded by « env. ». */
export function frenchFound(found: Found, unit: string, decimals?: number): string {
  if (found.found === 'unknown') return frenchUnknown(found.reason);
  if (found.found !== 'known') return '';
  if (found.value.kind === 'text') return found.value.text;
  return `${found.approximate ? `env.${nbsp}` : ''}${frenchQuantity(found.value.quantity, unit, decimals)}`;
}

/** What is printed for a change, `+` included: `+3,2 %`. What is 0, or rounds to it, has no sign. */
export function withSign(printed: string, found: Found): string {
  if (found.found !== 'known' || found.value.kind !== 'quantity' || !/[1-9]/.test(printed)) return printed;
  return compareQuantities(found.value.quantity, whole(0)) > 0 ? printed.replace(/\d/, '+$&') : printed;
}

const conjunction = new Intl.ListFormat('fr', { type: 'conjunction' });

/** `['A', 'B', 'C']` → `A, B et C`. */
export function frenchList(words: readonly string[]): string {
  return conjunction.format(words);
}

/** January first. */
export const frenchMonths: readonly string[] = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** January first, for the heads of narrow columns. */
export const frenchShortMonths: readonly string[] = [
  'janv.',
  'févr.',
  'mars',
  'avril',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];

/** `2020-03-01` → `1er mars 2020`. */
export function frenchDay(date: string): string {
  const [yearText = '', monthText = '', dayText = ''] = date.split('-');
  const number = Number(dayText);
  return `${number === 1 ? '1er' : number} ${frenchMonths[Number(monthText) - 1] ?? ''} ${yearText}`;
}

const parisClock = new Intl.DateTimeFormat('fr-CA', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

function parisParts(instant: string): { readonly date: string; readonly time: string } {
  const parts = new Map<string, string>(parisClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const date = ['year', 'month', 'day'].map((part) => parts.get(part)).join('-');
  return { date, time: `${parts.get('hour')}:${parts.get('minute')}` };
}

/** An instant (ISO 8601, UTC) as people in France say it: `22 novembre 2026 à 11:05`. */
export function frenchInstant(instant: string): string {
  const { date, time } = parisParts(instant);
  return `${frenchDay(date)} à ${time}`;
}

/** The time in France of an instant of today: `11:05`. */
export function frenchTime(instant: string): string {
  return parisParts(instant).time;
}

/** `de septembre`, `d’octobre`. */
function fromMonth(month: number): string {
  const name = frenchMonths[month - 1] ?? '';
  return `${/^[ao]/.test(name) ? 'd’' : 'de '}${name}`;
}

/** Months of any year, January being 1: `de septembre à décembre`, `en octobre`. */
export function frenchMonthsOfYear(from: number, to: number): string {
  const last = frenchMonths[to - 1] ?? '';
  return from === to ? `en ${last}` : `${fromMonth(from)} à ${last}`;
}

/** `de septembre à décembre 2020`, `d’octobre 2019 à mars 2020`. */
function frenchMonthRange(period: Period): string {
  const { first, last } = monthsOf(period);
  if (first.year === last.year) return `${frenchMonthsOfYear(first.month, last.month)} ${last.year}`;
  return `${fromMonth(first.month)} ${first.year} à ${frenchMonths[last.month - 1] ?? ''} ${last.year}`;
}

export function frenchPeriod(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `du 1er janvier au 31 décembre ${period.from.slice(0, 4)}`;
    case 'month':
      return `${frenchMonths[Number(period.from.slice(5, 7)) - 1] ?? ''} ${period.from.slice(0, 4)}`;
    case 'day':
      return `au ${frenchDay(period.from)}`;
    case 'years':
      return `de ${period.from.slice(0, 4)} à ${lastDayOf(period).slice(0, 4)}`;
    case 'months':
      return frenchMonthRange(period);
  }
}

/**
 * Reads a number as French people type it: spaces (also U+00A0, U+202F) between groups of three digits, comma or dot.
 * Null for anything doubtful: `1 3685` (a group that is not three digits), `12,5,0`, letters.
 */
export function parseFrenchNumber(text: string): Quantity | null {
  const cleaned = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/^[−–]/, '-');
  const match = /^(-?)\s*(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?$/.exec(cleaned);
  if (!match) return null;
  return quantityFromDecimal(`${match[1]}${(match[2] ?? '').replaceAll(' ', '')}${match[3] === undefined ? '' : `.${match[3]}`}`);
}

/** Words as they begin a sentence. */
export function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
