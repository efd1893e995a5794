import { parseFrenchNumber } from '../kernel/french.ts';
import { type Quantity, toPlainDecimal } from '../kernel/quantity.ts';
import { type Fault, fault } from './rejection.ts';

/** Beyond 2^51 cents an amount would not display exactly. */
const largestCents = 2 ** 51;

const plain = /^-?\d{1,12}(?:[.,]\d{1,6})?$/;

/** A plain form that is already the shortest: no zero at either end, no comma. */
const alreadyShortest = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{0,5}[1-9])?$/;

/**
 * Euros as people type them, in cents: `13 685,40`, `13685.4`, `-12 €`.
 * @param rounding what to do about a third decimal
 */
export function readAmount(raw: string, rounding = 'arrondissez au centime'): number | Fault {
  const text = raw.replace(/[\s\u00a0\u202f]*(€|EUR|euros?)$/i, '');
  const cents = quickCents(text) ?? exactCents(text);
  if (cents === 'decimals') return fault('amount', `« ${raw} » a plus de deux décimales : ${rounding}.`);
  if (cents === null) return notANumber(raw, text, 'amount', 'un montant');
  if (Math.abs(cents) >= largestCents)
    return fault('amount', `« ${raw} » est trop grand pour un montant : vérifiez le nombre de chiffres.`);
  return cents;
}

/** A quantity of at most two decimals, in hundredths: `12,5` days, `0,25`. */
export function readHundredths(raw: string): number | Fault {
  const hundredths = quickCents(raw) ?? exactCents(raw);
  if (hundredths === 'decimals') return fault('hundredths', `« ${raw} » a plus de deux décimales : arrondissez au centième.`);
  if (hundredths === null) return notANumber(raw, raw, 'hundredths', 'un nombre');
  if (Math.abs(hundredths) >= largestCents)
    return fault('hundredths', `« ${raw} » est trop grand : vérifiez le nombre de chiffres.`);
  return hundredths;
}

/** The common form, without big integers: this is read for every cell of a large file. */
function quickCents(text: string): number | null {
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && cents !== 0 ? -cents : cents;
}

function exactCents(text: string): number | 'decimals' | null {
  const quantity = parseFrenchNumber(text);
  if (quantity === null) return null;
  return 100n % quantity.denominator === 0n ? Number(quantity.numerator * (100n / quantity.denominator)) : 'decimals';
}

/** A number of any sign, as an exact decimal in its shortest form. */
export function readNumber(raw: string): string | Fault {
  const plainForm = shortest(raw);
  if (plainForm !== null) return plainForm;
  const quantity = parseFrenchNumber(raw);
  return quantity === null ? notANumber(raw, raw, 'number', 'un nombre') : decimalOf(quantity);
}

/** `12,50` → `12.5`; null when the text is not in the plain form. */
function shortest(raw: string): string | null {
  if (alreadyShortest.test(raw) && raw !== '-0') return raw;
  if (!plain.test(raw)) return null;
  const text = raw.replace(',', '.');
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const unpadded = trimmed.replace(/^(-?)0+(?=\d)/, '$1');
  return unpadded === '-0' ? '0' : unpadded;
}

function decimalOf(quantity: Quantity): string {
  return toPlainDecimal(quantity, 12);
}

/** A decimal as machines write it, kept digit for digit. */
export function readDecimal(raw: string): string | Fault {
  if (/^-?\d+(\.\d+)?$/.test(raw)) return raw;
  return fault(
    'decimal',
    `« ${raw} » n’est pas un nombre décimal simple : des chiffres et un point (13685.40), sans espace ni virgule, ou rien.`,
  );
}

export function readInteger(raw: string): number | Fault {
  const quantity = /^-?\d{1,15}$/.test(raw) ? null : parseFrenchNumber(raw);
  const value =
    quantity === null
      ? Number(/^-?\d{1,15}$/.test(raw) ? raw : Number.NaN)
      : quantity.denominator === 1n
        ? Number(quantity.numerator)
        : Number.NaN;
  if (Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31) return value === 0 ? 0 : value;
  if (Number.isSafeInteger(value)) return fault('integer', `« ${raw} » est trop grand : vérifiez le nombre de chiffres.`);
  return quantity !== null
    ? fault('integer', `« ${raw} » n’est pas un nombre entier : ôtez les décimales.`)
    : notANumber(raw, raw, 'integer', 'un nombre entier');
}

/** Says what makes the number doubtful, and what to write when it can be guessed. */
function notANumber(raw: string, text: string, rule: string, what: string): Fault {
  const compact = text.replace(/[\s\u00a0\u202f\u2009]/g, '');
  const start = `« ${raw} » n’est pas ${what}`;
  if (/^[−–-]?\d+([.,]\d+)?$/.test(compact))
    return fault(rule, `${start} : les milliers se groupent par trois chiffres. Écrivez ${compact} si c’est bien ce nombre.`);
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(compact))
    return fault(
      rule,
      `${start} : écrivez ${compact.replaceAll(',', '').replace('.', ',')} (virgule pour les décimales, pas de virgule aux milliers).`,
    );
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(compact))
    return fault(rule, `${start} : écrivez ${compact.replaceAll('.', '')} (pas de point aux milliers).`);
  if ((compact.match(/[.,]/g)?.length ?? 0) > 1)
    return fault(rule, `${start} : il y a plusieurs virgules ou points. Un seul sépare les décimales, par exemple 13 685,40.`);
  if (/%$/.test(compact)) return fault(rule, `${start} : ôtez le signe %, l’unité est donnée ailleurs.`);
  return fault(
    rule,
    `${start} : écrivez des chiffres, par exemple 13 685,40. Laissez la case vide si la valeur n’est pas connue.`,
  );
}
