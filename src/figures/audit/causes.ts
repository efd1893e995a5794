import { normalizeText } from '../../kernel/text.ts';
import { scale, shortDecimal } from './numbers.ts';

/** How a figure was probably mistyped, in French; null when no single slip leads from the one to the other. */
export function nameSlip(published: number, expected: number, unit: string): string | null {
  if (published === expected) return null;
  if (expected !== 0 && published === -expected) return 'signe inversé';
  const scaled = scaleSlip(published, expected, unit);
  return scaled ?? digitSlip(shortDecimal(published), shortDecimal(expected));
}

/** As `nameSlip`, when rounding leaves the expected figure known to a half-width only. */
export function isSlipWithin(published: number, center: number, half: number, step: number, unit: string): boolean {
  return nameSlipWithin(published, center, half, step, unit) !== null;
}

/** The slip that leads from the value nearest to the expected one, among those that a reader could have meant. */
export function nameSlipWithin(published: number, center: number, half: number, step: number, unit: string): string | null {
  const exact = nameSlip(published, Math.round(center), unit);
  if (exact !== null) return exact;
  const first = Math.ceil((center - half) / step) * step;
  const values: number[] = [];
  for (let value = first; value <= center + half && values.length < 15; value += step) values.push(Math.round(value));
  values.sort((a, b) => Math.abs(a - center) - Math.abs(b - center));
  for (const value of values) {
    const slip = nameSlip(published, value, unit);
    if (slip !== null) return slip;
  }
  return null;
}

function scaleSlip(published: number, expected: number, unit: string): string | null {
  if (published === 0 || expected === 0) return null;
  for (const factor of [10, 100, 1000, 1_000_000]) {
    const off =
      factor >= 1000
        ? isThousandOf(published, expected, factor)
        : published * factor === expected || published === expected * factor;
    if (!off) continue;
    if (factor >= 1000 && (unit === 'EUR' || unit === 'kEUR'))
      return 'montant donné dans une autre unité (milliers d’euros et euros confondus)';
    return factor === 10 ? 'un zéro ou une virgule déplacé (facteur 10)' : `virgule ou unité déplacée (facteur ${factor})`;
  }
  return null;
}

/** A thousand times, give or take what was lost when the smaller of the two was rounded to its unit. */
function isThousandOf(a: number, b: number, factor: number): boolean {
  const [small, large] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a];
  return Math.abs(small * factor - large) <= (Math.abs(small) >= 10 * scale ? (factor * scale) / 2 : 0);
}

function digitSlip(published: string, expected: string): string | null {
  const [a, b] = align(published, expected);
  if (a.length === b.length) {
    const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
    const [first = 0, second = 0] = differing;
    if (differing.length === 1) return `un chiffre faux (« ${a[first]} » au lieu de « ${b[first]} »)`;
    if (differing.length === 2 && a[first] === b[second] && a[second] === b[first])
      return `chiffres intervertis (« ${a.slice(first, second + 1)} » au lieu de « ${b.slice(first, second + 1)} »)`;
    return null;
  }
  if (a.length === b.length - 1 && isMissingOne(a, b)) return 'un chiffre manque';
  if (b.length === a.length - 1 && isMissingOne(b, a)) return 'un chiffre de trop';
  return null;
}

/** Same number of decimals, digits only; signs must agree. */
function align(a: string, b: string): [string, string] {
  const [[left = '', leftDecimals = ''], [right = '', rightDecimals = '']] = [a.split('.'), b.split('.')];
  const decimals = Math.max(leftDecimals.length, rightDecimals.length);
  return [left + leftDecimals.padEnd(decimals, '0'), right + rightDecimals.padEnd(decimals, '0')];
}

function isMissingOne(short: string, long: string): boolean {
  let index = 0;
  while (index < short.length && short[index] === long[index]) index += 1;
  return short.slice(index) === long.slice(index + 1);
}

/** The terms of a sum whose amount explains the whole gap: left out of the total, or added twice. */
export function nameLeftOut(gap: number, terms: readonly { label: string; amount: number }[], slack = 0): string | null {
  const is = (amount: number, wanted: number) => Math.abs(amount - wanted) <= slack;
  const alone = terms.filter((term) => term.amount !== 0 && is(Math.abs(term.amount), Math.abs(gap)));
  const [only] = alone;
  if (alone.length === 1 && only)
    return is(only.amount, -gap)
      ? `« ${shown(only.label)} » n’est pas compté dans le total`
      : `« ${shown(only.label)} » est compté deux fois dans le total`;
  for (const [index, first] of terms.entries()) {
    for (const second of terms.slice(index + 1)) {
      if (first.amount !== 0 && second.amount !== 0 && is(first.amount + second.amount, -gap))
        return `« ${shown(first.label)} » et « ${shown(second.label)} » ne sont pas comptés dans le total`;
    }
  }
  return null;
}

function shown(label: string): string {
  return normalizeText(label) === '' ? 'ligne sans libellé' : label;
}
