import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { monthTyped, parseForm, text, ticked } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { upperFirst } from '../../../kernel/french.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { mayLockMonths } from '../activity.access.ts';
import { frenchMonthOf } from '../activity.problems.ts';
import { monthSubject } from '../activity.subjects.ts';
import { isUnfinished } from './completeness.ts';
import { isWhollyLocked } from './frozen.ts';
import { awaitHolders, deleteLock, insertLock, listLockedMonths } from './month-lock.store.ts';
import { listOwedWeeks } from './owed-weeks.ts';
import { monthWindow } from './week-days.ts';

const shownAtMost = 6;

const locking = z.object({ mois: monthTyped('Dites quel mois.'), malgre: ticked });
const unlocking = z.object({ mois: monthTyped('Dites quel mois.'), raison: text('Dites pourquoi : le journal le garde.') });

/** A month to lock; `isKnown` once it was said that some of its weeks are not finished. */
type Locking = { readonly month: Day; readonly isKnown: boolean };

/**
 * Weeks that other locks close whole are waited for no more.
 * @throws Problem `activity.unfinished-weeks` that tells how many of the month are not finished, and whose
 */
async function demandFinished(tx: Tx, month: Day): Promise<void> {
  const before = (await listLockedMonths(tx)).filter((one) => one !== month);
  const owed = await listOwedWeeks(tx, monthWindow(month));
  const open = owed.filter((week) => isUnfinished(week) && !isWhollyLocked(week.monday, before));
  if (open.length === 0) return;
  const whose = [...new Set(open.map(({ person }) => person))];
  const shown = whose.slice(0, shownAtMost).join(', ');
  const more = whose.length > shownAtMost ? ` et ${whose.length - shownAtMost} autres` : '';
  const count = countOf(open.length, 'semaine n’est pas terminée', 'semaines ne sont pas terminées');
  throw refusedFields('conflict', 'activity.unfinished-weeks', {
    malgre: `${upperFirst(frenchMonthOf(month))} : ${count} (${shown}${more}). Une fois le mois verrouillé, leurs responsables seuls y placent encore du temps. Attendez-les, ou cochez cette case.`,
  });
}

/** Closes a month that has passed for everybody: its lines then change by corrections alone. @param today a month that runs is not locked */
export const lockMonth = (today: Day): Command<Locking, void, Tx> => ({
  name: 'activity.lock-month',
  parse: (raw) => {
    const { mois, malgre } = parseForm('activity.bad-lock', locking, raw);
    return { month: mois, isKnown: malgre };
  },
  may: mayLockMonths,
  run: async (tx, { month, isKnown }, actor) => {
    if (month.slice(0, 7) >= today.slice(0, 7))
      throw problem(
        'conflict',
        'activity.month-runs',
        `${upperFirst(frenchMonthOf(month))} n’est pas fini : un mois se verrouille une fois passé.`,
      );
    await awaitHolders(tx, actor);
    if (!(await insertLock(tx, actor, month)))
      throw problem('conflict', 'activity.already-locked', `${upperFirst(frenchMonthOf(month))} est déjà verrouillé.`);
    if (!isKnown) await demandFinished(tx, month);
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
  run: async (tx, { month, reason }, actor) => {
    await awaitHolders(tx, actor);
    if (!(await deleteLock(tx, month)))
      throw problem('conflict', 'activity.not-locked', `${upperFirst(frenchMonthOf(month))} n’est pas verrouillé.`);
    const before = { month: month.slice(0, 7) };
    const subject = monthSubject(month);
    return { result: undefined, facts: [{ name: 'activity.month-unlocked', subject, before, after: { reason } }] };
  },
};
