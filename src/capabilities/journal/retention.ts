import type { Tx } from '../../database/face.ts';
import { lockRetention, updateRetention } from '../../database/retention.store.ts';
import { maySetRetention } from '../../kernel/access.ts';
import type { Command } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';

/** How a retention without an end stands in the journal: null would say that there is nothing. */
export const forEver = 'for-ever';

const yearsAtMost = 100;

/**
 * Reads how many years are asked for: empty, for ever (null).
 * @throws Problem when it is no whole number of years from 1 to 100
 */
export function parseYears(raw: unknown): number | null {
  const text = typeof raw === 'string' ? raw.trim() : null;
  if (text === '') return null;
  const years = text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (years >= 1 && years <= yearsAtMost) return years;
  throw problem(
    'invalid',
    'journal.bad-retention',
    `Donnez un nombre entier d’années, de 1 à ${yearsAtMost}, ou laissez vide pour garder le journal pour toujours.`,
  );
}

/** « 3 ans », « pour toujours ». */
export function frenchYears(years: number | null): string {
  return years === null ? 'pour toujours' : `${years} ${years < 2 ? 'an' : 'ans'}`;
}

/** Says for how many years the operator keeps its journal (null: for ever); what is older is removed later, by the owner. */
export const setRetention: Command<number | null, void, Tx> = {
  name: 'set-retention',
  parse: parseYears,
  may: maySetRetention,
  run: async (tx, years, actor) => {
    const before = await lockRetention(tx, actor.operator);
    if (before === years) return { result: undefined, facts: [] };
    await updateRetention(tx, years);
    const state = (kept: number | null) => ({ years: kept ?? forEver });
    const fact = { name: 'journal.retention-set', subject: actor.operator, before: state(before), after: state(years) };
    return { result: undefined, facts: [fact] };
  },
};
