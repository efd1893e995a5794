import type { Column, FileFormat } from './format.ts';

type Check = NonNullable<FileFormat['check']>;

/**
 * « du » and « au », for a format whose `check` is `checkStretch`.
 * @param told what the first day is (`Premier jour en service`) and when the last one is left empty (`s’il sert toujours`)
 */
export function stretchColumns(told: { first?: string; open: string; example: string; key?: boolean }): readonly Column[] {
  const { first = 'Premier jour', open, example, key = false } = told;
  return [
    {
      name: 'du',
      also: ['from'],
      field: 'from_day',
      value: { kind: 'day' },
      required: false,
      key,
      description: `${first} ; vide si inconnu.`,
      example,
    },
    {
      name: 'au',
      also: ['to'],
      field: 'to_day',
      value: { kind: 'lastDay' },
      required: false,
      description: `Dernier jour, compris ; vide ${open}.`,
      example: '',
    },
  ];
}

/** « du » may not come after « au »; `to_day` is handed over as the day after, so that a single day is a stretch. */
export const checkStretch: Check = (row) => {
  const { from_day: from, to_day: to } = row;
  if (typeof from !== 'string' || typeof to !== 'string' || from < to) return null;
  return {
    field: 'au',
    rule: 'stretch-reversed',
    message:
      'La date « au » précède la date « du » : corrigez l’une des deux, ou laissez « au » vide si la situation dure encore.',
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
