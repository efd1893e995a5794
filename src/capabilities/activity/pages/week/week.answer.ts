import { data } from 'react-router';
import type { Database } from '../../../../database/face.ts';
import { perform } from '../../../../database/perform.ts';
import { answerForm, readTyped } from '../../../../http/form-action.ts';
import type { PageChange } from '../../../../http/reading.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { addDays, type Day, parseNearDay } from '../../../../kernel/day.ts';
import { type FormAnswer, formRefused, type Typed } from '../../../../kernel/form-answer.ts';
import { isProblem, problem } from '../../../../kernel/problem.ts';
import { findOwnWork } from '../../../staff/index.ts';
import { dueWeek } from '../../week/due-week.ts';
import { listPastLines } from '../../week/favourite.store.ts';
import { frozenDays } from '../../week/frozen.ts';
import { type CopiedWeek, type Gesture, readGesture, typedAfter } from '../../week/gesture.ts';
import { turnFavourite } from '../../week/keep-favourite.ts';
import { lastWeekOf } from '../../week/last-week.ts';
import { finishWeek, reopenWeek } from '../../week/own-week.ts';
import { saveWeek } from '../../week/save-week.ts';
import { readWeek } from '../../week/week.store.ts';
import { mondayOf } from '../../week/week-days.ts';

/** The week before, to copy from, and the days of this one that take time. */
async function readLastWeek(database: Database, actor: Actor, monday: Day): Promise<CopiedWeek> {
  return database.read(actor, async (tx) => {
    const own = await findOwnWork(tx, actor.id, { from: monday, to: addDays(monday, 7) });
    if (own === null) return { rows: [], open: [] };
    const past = await listPastLines(tx, own.person, { from: addDays(monday, -7), to: monday });
    const isFrozen = frozenDays(monday, await readWeek(tx, own.person, monday));
    const days = dueWeek(own.working, monday).map(({ due }, place) => ({ due, isFrozen: isFrozen(place) }));
    return lastWeekOf(past, monday, days);
  });
}

/** Without a script, the buttons that lay the form out ask for it again, as it was typed and one row more or less. */
async function laidOut({ database, actor }: PageChange, typed: Typed, gesture: Gesture) {
  const monday = mondayOf(parseNearDay(typed['lundi'] ?? '') ?? failed());
  const last = gesture.kind === 'copy' ? await readLastWeek(database, actor, monday) : { rows: [], open: [] };
  return data<FormAnswer>({
    ...{ form: 'semaine', done: null, refusal: null, refusals: {} },
    typed: typedAfter(typed, gesture, last),
  });
}

function failed(): never {
  throw problem('invalid', 'activity.bad-week', 'Dites de quelle semaine il s’agit.');
}

/** What is told after a save: with the version that the week has now, over which one may type on. */
function saved(version: number, told: Pick<FormAnswer, 'done' | 'refusal'>) {
  const answer: FormAnswer = { form: 'semaine', ...told, refusals: {}, typed: { version: String(version) } };
  return data(answer, { status: told.refusal === null ? 200 : 409 });
}

/** Saves, then closes: what was typed is kept whether the week balances or not. */
async function saveAndFinish({ database, actor }: PageChange, typed: Typed) {
  const version = await perform(database, actor, saveWeek, typed);
  try {
    await perform(database, actor, finishWeek, { lundi: typed['lundi'] });
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind !== 'conflict') throw thrown;
    return saved(version, { done: null, refusal: `Enregistrée. ${thrown.message}` });
  }
  return saved(version + 1, { done: 'Semaine terminée : votre responsable peut l’approuver.', refusal: null });
}

/** A refusal comes back with what was typed, as any form's does. */
async function orRefused(typed: Typed, run: () => Promise<ReturnType<typeof saved>>) {
  try {
    return await run();
  } catch (thrown) {
    if (!isProblem(thrown) || (thrown.kind !== 'invalid' && thrown.kind !== 'conflict')) throw thrown;
    return data(formRefused('semaine', typed, thrown), { status: thrown.kind === 'conflict' ? 409 : 422 });
  }
}

async function saveTyped({ database, actor }: PageChange, typed: Typed) {
  return saved(await perform(database, actor, saveWeek, typed), { done: 'Semaine enregistrée.', refusal: null });
}

/** Keeps a row at hand, or no longer; the form stands as it was typed. */
async function turnAsked({ database, actor }: PageChange, typed: Typed, travail: string) {
  await perform(database, actor, turnFavourite, { travail });
  return data<FormAnswer>({ form: 'semaine', done: null, refusal: null, refusals: {}, typed });
}

/** The answer to the forms of the week: its grid, and the button that takes it up again. */
export async function answerWeek(page: PageChange, request: Request) {
  const { database, actor } = page;
  const { geste = 'enregistrer', formulaire, ...typed } = await readTyped(request.clone());
  const gesture = readGesture(geste);
  if (gesture !== null) return laidOut(page, typed, gesture);
  if (geste.startsWith('favori:')) return orRefused(typed, () => turnAsked(page, typed, geste.slice('favori:'.length)));
  if (formulaire !== 'reprendre')
    return orRefused(typed, () => (geste === 'terminer' ? saveAndFinish(page, typed) : saveTyped(page, typed)));
  return answerForm(request, async (_form, reopened) => {
    await perform(database, actor, reopenWeek, reopened);
    return 'Semaine reprise : vous pouvez la changer.';
  });
}
