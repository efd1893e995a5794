import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { monthTyped, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { mayLockMonths } from '../activity.access.ts';
import { frenchMonthOf } from '../activity.problems.ts';
import { monthSubject } from '../activity.subjects.ts';
import { awaitWriters, deleteLock, insertLock } from './month-lock.store.ts';

const locking = z.object({ mois: monthTyped('Dites quel mois.') });
const unlocking = z.object({ mois: monthTyped('Dites quel mois.'), raison: text('Dites pourquoi : le journal le garde.') });

/** Closes a month that has passed for everybody: its lines then change by corrections alone. @param today a month that runs is not locked */
export const lockMonth = (today: Day): Command<Day, void, Tx> => ({
  name: 'activity.lock-month',
  parse: (raw) => parseForm('activity.bad-lock', locking, raw).mois,
  may: mayLockMonths,
  run: async (tx, month, actor) => {
    if (month.slice(0, 7) >= today.slice(0, 7))
      throw problem(
        'conflict',
        'activity.month-runs',
        `${frenchMonthOf(month)} n’est pas fini : un mois se verrouille une fois passé.`,
      );
    await awaitWriters(tx, actor);
    if (!(await insertLock(tx, actor, month)))
      throw problem('conflict', 'activity.already-locked', `${frenchMonthOf(month)} est déjà verrouillé.`);
    const subject = monthSubject(month);
    return {
      result: undefined,
      facts: [{ name: 'activity.month-locked', subject, before: null, after: { month: month.slice(0, 7) } }],
    };
  },
});

/** Opens a locked month again, with the reason. */
export const unlockMonth: Command<{ readonly month: Day; readonly reason: string }, void, Tx> = {
  name: 'activity.unlock-month',
  parse: (raw) => {
    const { mois, raison } = parseForm('activity.bad-lock', unlocking, raw);
    return { month: mois, reason: raison };
  },
  may: mayLockMonths,
  run: async (tx, { month, reason }) => {
    if (!(await deleteLock(tx, month)))
      throw problem('conflict', 'activity.not-locked', `${frenchMonthOf(month)} n’est pas verrouillé.`);
    const before = { month: month.slice(0, 7) };
    const subject = monthSubject(month);
    return { result: undefined, facts: [{ name: 'activity.month-unlocked', subject, before, after: { reason } }] };
  },
};
