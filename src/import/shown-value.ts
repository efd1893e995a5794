import { addDays, parseDay } from '../kernel/day.ts';
import { frenchNumber } from '../kernel/french.ts';
import { euros, toDecimal, toPlainDecimal } from '../kernel/quantity.ts';
import type { Column, Value } from './format.ts';

/** A value as a person would write it in the file: euros rather than cents, the French word rather than its code. */
export function shownValue(column: Column | undefined, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(' | ');
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (column === undefined) return String(value);
  switch (column.value.kind) {
    case 'amount':
      return frenchNumber(toDecimal(euros(Number(value)), 2));
    case 'hundredths':
      return frenchNumber(toPlainDecimal(euros(Number(value)), 2));
    case 'month':
      return String(value).slice(0, 7);
    case 'synthetic':
      return value === 'synthetic' ? 'oui' : '';
    case 'lastDay': {
      const after = parseDay(String(value));
      return after === null ? String(value) : addDays(after, -1);
    }
    case 'choice':
      return Object.entries(column.value.choices).find(([, code]) => code === value)?.[0] ?? String(value);
    case 'number':
      return frenchNumber(String(value));
    default:
      return String(value);
  }
}
