import { frenchNumber } from '../../kernel/french.ts';
import { isUnit, units } from '../../kernel/unit.ts';

/** How the values of one chart are written: the unit is said once, above the picture, and the labels stay short. */
export type ValueLabels = { readonly caption: string; readonly label: (value: number) => string };

const nbsp = '\u00a0';

function decimalText(value: number, decimals: number, padded = false): string {
  const text = value.toFixed(decimals);
  const plain = !padded && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return frenchNumber(/^-0(\.0+)?$/.test(plain) ? plain.slice(1) : plain);
}

/** A value that is not 0 is never written 0: under the last decimal shown it is « < 0,1 ». */
function honest(value: number, decimals: number): string {
  const text = decimalText(value, decimals, true);
  if (value === 0) return decimalText(0, 0);
  if (!/^[−0,]+$/.test(text)) return text;
  const least = decimalText(10 ** -decimals, decimals, true);
  return value > 0 ? `<${nbsp}${least}` : `>${nbsp}−${least}`;
}

function scaledEuros(largest: number): ValueLabels {
  if (largest >= 10_000_000) return { caption: 'en millions d’euros', label: (value) => honest(value / 1_000_000, 2) };
  if (largest >= 10_000)
    return { caption: 'en milliers d’euros', label: (value) => honest(value / 1000, largest >= 100_000 ? 0 : 1) };
  return { caption: 'en euros', label: (value) => decimalText(value, 2) };
}

/** The labels of changes, `+` included; what is written 0, or as less than something, has no sign. */
export function signedLabels({ caption, label }: ValueLabels): ValueLabels {
  const signed = (text: string) => (/^\d/.test(text) && /[1-9]/.test(text) ? `+${text}` : text);
  return { caption, label: (value) => (value > 0 ? signed(label(value)) : label(value)) };
}

/** Chosen once for all the values of a chart, so that two labels can be compared at a glance. `most`: the decimals of the table that it draws. */
export function valueLabels(unit: string, values: readonly number[], most = 2): ValueLabels {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (unit === 'EUR') return scaledEuros(largest);
  if (unit === 'kEUR') return { caption: 'en milliers d’euros', label: (value) => decimalText(value, 0) };
  if (unit === 'percent') return { caption: '', label: (value) => `${decimalText(value, 1)}${nbsp}%` };
  const words = isUnit(unit) ? units[unit].fr : unit;
  const usual = largest >= 1000 ? 0 : isUnit(unit) ? Math.max(units[unit].decimals, 1) : 2;
  const decimals = Math.min(usual, most);
  return { caption: words === '' ? '' : `en ${words}`, label: (value) => decimalText(value, decimals) };
}
