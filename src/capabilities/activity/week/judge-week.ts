import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm, text, wholeNumber } from '../../../http/form-input.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { mayApproveWeeks } from '../activity.access.ts';
import { weekSubject } from '../activity.subjects.ts';
import { demandAnswerable } from './answerable.ts';
import { isWhollyLocked } from './frozen.ts';
import { type RecordedWeek, readWeek, writeState } from './week.store.ts';
import { frenchWeek, mondayOf } from './week-days.ts';
import { frenchWeekState, type WeekState } from './week-state.ts';

const which = {
  matricule: text('Dites de qui est la semaine.'),
  lundi: dayTyped('Dites de quelle semaine il s’agit.'),
  version: wholeNumber(0, 999_999, 'La version de la semaine manque : ouvrez la page de nouveau.'),
};
const approving = z.object(which);
const returning = z.object({ ...which, mot: text('Dites en un mot ce qui est à reprendre.') });

type Judged = { readonly person: string; readonly monday: Day; readonly version: number };

async function demandJudge(tx: Tx, actor: Actor, { person, monday, version }: Judged): Promise<RecordedWeek> {
  await demandAnswerable(tx, actor, { person, monday });
  const week = await readWeek(tx, person, monday);
  if (week.version !== version) throw changedSinceShown(person, monday);
  return week;
}

function changedSinceShown(person: string, monday: Day) {
  return problem(
    'conflict',
    'activity.changed-meanwhile',
    `La semaine ${frenchWeek(monday)} de ${person} a changé depuis que vous l’avez ouverte : la voici comme elle est. Rien n’a été décidé.`,
  );
}

async function decide(tx: Tx, actor: Actor, judged: Judged, before: WeekState, after: { state: WeekState; word: string | null }) {
  if ((await writeState(tx, actor, judged, after)) === null) throw changedSinceShown(judged.person, judged.monday);
  const name = after.state === 'approved' ? 'activity.week-approved' : 'activity.week-returned';
  const word = after.word === null ? {} : { word: after.word };
  const fact = {
    name,
    subject: weekSubject(judged.person, judged.monday),
    before: { state: before },
    after: { state: after.state, ...word },
  };
  return { result: undefined, facts: [fact] };
}

/** Approves a finished week of somebody of one's teams. */
export const approveWeek: Command<Judged, void, Tx> = {
  name: 'activity.approve-week',
  parse: (raw) => {
    const { matricule, lundi, version } = parseForm('activity.bad-decision', approving, raw);
    return { person: matricule, monday: mondayOf(lundi), version };
  },
  may: mayApproveWeeks,
  run: async (tx, judged, actor) => {
    const { state } = await demandJudge(tx, actor, judged);
    if (state !== 'finished')
      throw problem(
        'conflict',
        'activity.not-finished',
        `Une semaine s’approuve une fois terminée : celle-ci est ${frenchWeekState[state]}.`,
      );
    return decide(tx, actor, judged, state, { state: 'approved', word: null });
  },
};

/** Sends a finished or approved week back with a word: its person may change it again, in what no lock holds. */
export const returnWeek: Command<Judged & { readonly word: string }, void, Tx> = {
  name: 'activity.return-week',
  parse: (raw) => {
    const { matricule, lundi, version, mot } = parseForm('activity.bad-decision', returning, raw);
    return { person: matricule, monday: mondayOf(lundi), version, word: mot };
  },
  may: mayApproveWeeks,
  run: async (tx, { word, ...judged }, actor) => {
    const { state, locked } = await demandJudge(tx, actor, judged);
    if (state !== 'finished' && state !== 'approved')
      throw problem(
        'conflict',
        'activity.already-open',
        `Cette semaine est ${frenchWeekState[state]} : son agent peut la changer.`,
      );
    if (isWhollyLocked(judged.monday, locked))
      throw problem(
        'conflict',
        'activity.locked',
        'Le mois est verrouillé : une semaine ne s’y rend plus. Corrigez la ligne qui est à reprendre.',
      );
    return decide(tx, actor, judged, state, { state: 'returned', word });
  },
};
