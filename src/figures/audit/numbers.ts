import type { PublishedCell } from '../../kernel/cell.ts';

/**
 * Amounts are whole numbers of ten-thousandths: sums of what a report prints are then exact, and a printed figure of any
 * unit fits. What has more decimals is rounded to them; no report prints so many.
 */
export const scale = 10_000;

export type PrintedNumber = {
  /** In ten-thousandths. */
  readonly amount: number;
  /** Worth of the last printed digit, in ten-thousandths; of the last significant one when the figure is approximate. */
  readonly step: number;
  readonly approximate: boolean;
};

const wordUnits = new Set(['text', 'date', 'year']);
/** Units of which only whole ones exist: a printed whole number of them was not rounded. */
const wholeUnits = new Set(['count', 'agents', 'inhabitants', 'pages', 'months', 'weeks', 'years']);
const additiveUnits = new Set([
  'EUR',
  'kEUR',
  'count',
  'days',
  'hours',
  'FTE',
  'agents',
  'inhabitants',
  'months',
  'weeks',
  'pages',
  'TB',
  'percent',
]);

export function isNumericUnit(unit: string): boolean {
  return !wordUnits.has(unit);
}

export function isAdditive(unit: string): boolean {
  return additiveUnits.has(unit);
}

export function plainSpaces(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2009\t]/g, ' ')
    .replace(/[−–—]/g, '-')
    .trim();
}

const run = /\d(?:[\d .,]*\d)?/g;
const frenchForm = /^(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?$/;
const dottedForm = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/;

/** The runs of digits of a text, with the spaces and marks inside them: `3 à 4 mois` has two, `1 3685` one. */
export function digitRuns(text: string): string[] {
  return plainSpaces(text).match(run) ?? [];
}

export function isWellFormed(digits: string): boolean {
  return frenchForm.test(digits) || (dottedForm.test(digits) && /\..*[.,]/.test(digits));
}

function readDigits(digits: string): { amount: number; decimals: number } | null {
  const match = frenchForm.exec(digits) ?? (/\..*[.,]/.test(digits) ? dottedForm.exec(digits) : null);
  if (!match) return null;
  const decimals = match[2] ?? '';
  const amount = Math.round(Number(`${(match[1] ?? '').replace(/[ .]/g, '')}.${decimals || '0'}`) * scale);
  return { amount, decimals: decimals.length };
}

function trailingStep(amount: number): number {
  let step = scale;
  while (amount !== 0 && amount % (step * 10) === 0) step *= 10;
  return step;
}

function readPrinted(printed: string): { amount: number; step: number } | null {
  const text = plainSpaces(printed);
  const runs = digitRuns(text);
  const [only] = runs;
  if (runs.length !== 1 || only === undefined) return null;
  const read = readDigits(only);
  if (!read) return null;
  const negative = /^[-(]/.test(text);
  return { amount: negative ? -read.amount : read.amount, step: Math.max(1, scale / 10 ** read.decimals) };
}

/** `1.234` or `1,234` for one thousand and more: only the transcriber saw that the mark parts groups. */
function isGrouped(printed: string, value: number): boolean {
  const [digits = ''] = digitRuns(printed);
  return /^\d{1,3}([.,]\d{3})+$/.test(digits) && Number(digits.replace(/[.,]/g, '')) * scale === Math.abs(value);
}

/**
 * The number that a cell prints. What is printed wins over the transcriber's reading where both are clear and differ;
 * the reading is used for words (`cinq`), scaled amounts (`2 240 k€` in euros) and malformed numbers.
 */
export function readNumber(cell: PublishedCell): PrintedNumber | null {
  if (!isNumericUnit(cell.unit)) return null;
  const approximate = cell.note.includes('approx');
  const printed = readPrinted(cell.printed);
  const value = cell.value === null || cell.value === '' ? null : Math.round(Number(cell.value) * scale);
  if (printed === null && (value === null || Number.isNaN(value))) return null;
  const finish = (amount: number, step: number): PrintedNumber => ({
    amount,
    step: approximate ? Math.max(step, trailingStep(amount)) : step,
    approximate,
  });
  if (value === null || Number.isNaN(value)) return printed && finish(printed.amount, printed.step);
  const decimals = (cell.value ?? '').split('.')[1]?.length ?? 0;
  if (printed === null) return finish(value, Math.max(1, scale / 10 ** Math.min(decimals, 4)));
  if (Math.abs(printed.amount) === Math.abs(value)) return finish(value, printed.step);
  if (isGrouped(cell.printed, value)) return finish(value, scale);
  const ratio = printed.amount === 0 ? 0 : value / printed.amount;
  if (ratio >= 999 && /(k ?€|m ?€|mill|keur)/i.test(plainSpaces(cell.printed)))
    return finish(value, printed.step * Math.round(ratio));
  // Our own editions carry more decimals than they print: the printed text is the published figure.
  return finish(printed.amount, printed.step);
}

/** How far the exact figure may lie from the printed one; 0 for cents and for whole units, which are not rounded. */
export function slackOf(number: PrintedNumber, unit: string, finestStep = number.step): number {
  if (number.approximate) return number.step;
  if (unit === 'EUR' && finestStep <= scale / 100) return 0;
  if (wholeUnits.has(unit) && number.step <= scale) return 0;
  return Math.min(number.step, finestStep) / 2;
}

/** Plain decimal of ten-thousandths, rounded half away from zero. */
export function plainDecimal(amount: number, decimals: number): string {
  const rounded = (Math.sign(amount) * Math.round((Math.abs(amount) / scale) * 10 ** decimals + 1e-9)) / 10 ** decimals;
  return (rounded === 0 ? 0 : rounded).toFixed(decimals);
}

export function decimalsOf(step: number): number {
  return Math.max(0, Math.round(Math.log10(scale / step)));
}

/** The shortest plain decimal that says the amount exactly. */
export function shortDecimal(amount: number): string {
  const text = plainDecimal(amount, 4);
  return text.replace(/\.?0+$/, '') || '0';
}
