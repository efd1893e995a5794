import type { FileFormat } from './format.ts';

type Check = NonNullable<FileFormat['check']>;

/** « du » may not come after « au »; `to_day` is handed over as the day after, so that a single day is a stretch. */
export const checkStretch: Check = (row) => {
  const { from_day: from, to_day: to } = row;
  if (typeof from !== 'string' || typeof to !== 'string' || from < to) return null;
  return {
    field: 'au',
    rule: 'stretch-reversed',
    message:
      'La date « au » précède la date « du » : corrigez l’une des deux, ou laissez « au » vide si la situation dure encore.',
  };
};

/** The first thing wrong among several checks. */
export function checkAll(...checks: readonly Check[]): Check {
  return (row) => {
    for (const check of checks) {
      const wrong = check(row);
      if (wrong) return wrong;
    }
    return null;
  };
}
