import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm } from '../../../http/form-input.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { upperFirst } from '../../../kernel/french.ts';
import { problem } from '../../../kernel/problem.ts';
import { findPersonOfAccount, findWorkingPerson } from '../../staff/index.ts';
import { mayFillWeek } from '../activity.access.ts';
import { changedMeanwhile, untiedAccount, weekClosed } from '../activity.problems.ts';
import { weekSubject } from '../activity.subjects.ts';
import { type Balance, balanceOf, offSentence } from './balance.ts';
import { isWhollyLocked } from './frozen.ts';
import { placedOn, rowsOf } from './grid.ts';
import { type RecordedWeek, readWeek, writeState } from './week.store.ts';
import { frenchWeek, mondayOf } from './week-days.ts';
import { isWritable } from './week-state.ts';

const whichWeek = z.object({ lundi: dayTyped('Dites de quelle semaine il s’agit.') });

const parseMonday = (raw: unknown): Day => mondayOf(parseForm('activity.bad-week', whichWeek, raw).lundi);

/** What a recorded week says against what its person owes of it; nothing is owed by somebody who is not at work in it. */
export async function recordedBalance(tx: Tx, person: string, monday: Day, { lines }: RecordedWeek): Promise<Balance> {
  const working = await findWorkingPerson(tx, person, { from: monday, to: addDays(monday, 7) });
  return balanceOf(working?.days ?? [], placedOn(rowsOf(lines)));
}

async function readOwn(tx: Tx, actor: Actor, monday: Day) {
  const person = await findPersonOfAccount(tx, actor.id);
  if (person === null) throw untiedAccount();
  return { person, week: await readWeek(tx, person, monday) };
}

/** Closes one's own week, once it adds up to what is due. */
export const finishWeek: Command<Day, void, Tx> = {
  name: 'activity.finish-week',
  parse: parseMonday,
  may: mayFillWeek,
  run: async (tx, monday, actor) => {
    const { person, week } = await readOwn(tx, actor, monday);
    if (!isWritable(week.state)) throw weekClosed(monday, week.state);
    const off = offSentence(await recordedBalance(tx, person, monday, week));
    if (off !== null)
      throw problem('conflict', 'activity.unbalanced', `La semaine ${frenchWeek(monday)} n’est pas terminée. ${upperFirst(off)}`);
    const saved = await writeState(tx, actor, { person, monday, version: week.version }, { state: 'finished', word: null });
    if (saved === null) throw changedMeanwhile(monday);
    const subject = weekSubject(person, monday);
    const after = { state: 'finished' };
    return { result: undefined, facts: [{ name: 'activity.week-finished', subject, before: { state: week.state }, after }] };
  },
};

/** Takes up again one's own week that was finished and that nobody has approved yet. */
export const reopenWeek: Command<Day, void, Tx> = {
  name: 'activity.reopen-week',
  parse: parseMonday,
  may: mayFillWeek,
  run: async (tx, monday, actor) => {
    const { person, week } = await readOwn(tx, actor, monday);
    if (week.state === 'approved') throw weekClosed(monday, week.state);
    if (week.state !== 'finished')
      throw problem('conflict', 'activity.already-open', `La semaine ${frenchWeek(monday)} est déjà ouverte.`);
    if (isWhollyLocked(monday, week.locked))
      throw problem(
        'conflict',
        'activity.locked',
        `Le mois est verrouillé : la semaine ${frenchWeek(monday)} ne se reprend plus. Demandez à votre responsable de corriger ce qui est à reprendre.`,
      );
    const saved = await writeState(tx, actor, { person, monday, version: week.version }, { state: 'open', word: null });
    if (saved === null) throw changedMeanwhile(monday);
    const subject = weekSubject(person, monday);
    return {
      result: undefined,
      facts: [{ name: 'activity.week-reopened', subject, before: { state: 'finished' }, after: { state: 'open' } }],
    };
  },
};
