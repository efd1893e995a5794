/**
 * What a figure counts. Codes are those of the published-figures file; `text` is a figure that is a word (a vendor's name).
 * `decimals`: how many the unit is printed with by default.
 */
export const units = {
  EUR: { decimals: 2, fr: '€' },
  kEUR: { decimals: 0, fr: 'k€' },
  percent: { decimals: 2, fr: '%' },
  count: { decimals: 0, fr: '' },
  days: { decimals: 1, fr: 'jours' },
  hours: { decimals: 0, fr: 'heures' },
  FTE: { decimals: 2, fr: 'ETP' },
  agents: { decimals: 1, fr: 'agents' },
  inhabitants: { decimals: 0, fr: 'habitants' },
  year: { decimals: 0, fr: '' },
  years: { decimals: 0, fr: 'ans' },
  date: { decimals: 0, fr: '' },
  months: { decimals: 0, fr: 'mois' },
  weeks: { decimals: 0, fr: 'semaines' },
  pages: { decimals: 0, fr: 'pages' },
  TB: { decimals: 1, fr: 'To' },
  Gbit: { decimals: 0, fr: 'Gbit/s' },
  factor: { decimals: 0, fr: '' },
  text: { decimals: 0, fr: '' },
} as const satisfies Record<string, { decimals: number; fr: string }>;

export type Unit = keyof typeof units;

export function isUnit(text: string): text is Unit {
  return Object.hasOwn(units, text);
}
