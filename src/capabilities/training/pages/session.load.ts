import type { PageReading } from '../../../http/reading.ts';
import { frenchQuantity } from '../../../kernel/french.ts';
import { euros } from '../../../kernel/quantity.ts';
import type { Choice } from '../../../web/form-field.tsx';
import { listBodies } from '../../directory/index.ts';
import { readPersonScope } from '../../staff/index.ts';
import { findCourse } from '../course.store.ts';
import { listEnrolments } from '../enrolment.store.ts';
import type { Enrolment } from '../enrolment.ts';
import { countAnswers, readSessionResults } from '../evaluation.store.ts';
import { whetherRuns } from '../running.ts';
import { findSession, isSynthetic } from '../session.store.ts';
import type { PlannedSession } from '../session.ts';
import { daysWords, membersWords, whenWords, whereWords } from '../session-words.ts';
import { perhapsTold, readTelling, type Telling } from '../telling.ts';
import { whoAreMisled } from '../told-plan.ts';
import { listClashes } from '../trainer-clash.store.ts';
import { listTrainers } from '../trainers.ts';
import { mayManageTraining } from '../training.access.ts';
import { unknownSession } from '../training.problems.ts';

/**
 * Somebody who comes or wanted to; `isMisled` where their calendar says otherwise, `telling` while a message to them leaves.
 */
export type TraineeLine = Enrolment & {
  readonly bodyName: string | null;
  readonly isMisled: boolean;
  readonly telling: Telling | null;
};

type Reading = PageReading & { readonly now: () => Date };

/** Trainers by name where the reader is shown the person, else by number. */
async function trainerNames({ tx, actor, today }: PageReading, runs: boolean): Promise<(code: string) => string> {
  const { isShown } = await readPersonScope(tx, actor, today);
  const labels = new Map((await listTrainers(tx)).map(({ code, label }) => [code, label]));
  return (code) => (runs || isShown(code) ? (labels.get(code) ?? code) : code);
}

/** Who comes, for whoever runs the session; the others are told how many. */
async function loadPeople({ tx, today, now }: Reading, session: PlannedSession, all: readonly Enrolment[]) {
  const bodies = await listBodies(tx);
  const names = new Map(bodies.map(({ code: body, name }) => [body, name]));
  const telling = await readTelling(tx, session.code, now());
  const known = perhapsTold(all, session, (id) => telling.get(id) === 'stopped');
  const { outdated, uncancelled } = whoAreMisled(known, session, today);
  const misled = new Set([...outdated, ...uncancelled].map(({ id }) => id));
  const people = all.map(
    (one): TraineeLine => ({
      ...one,
      telling: telling.get(one.id) ?? null,
      isMisled: misled.has(one.id),
      bodyName: one.body === null ? null : (names.get(one.body) ?? one.body),
    }),
  );
  const choices = bodies.map(({ code: body, name }): Choice => ({ value: body, label: name }));
  return { people, bodies: choices, answers: await countAnswers(tx, session.code) };
}

/** Everything that the page of a session shows. */
export async function loadSession(page: Reading, code: string) {
  const { tx, actor, today } = page;
  const session = await findSession(tx, code);
  if (session === null) throw unknownSession(code);
  const all = await listEnrolments(tx, code);
  const runs = (await whetherRuns(tx, actor, session)).may;
  const nameOf = await trainerNames(page, runs);
  const count = (state: Enrolment['state']) => all.filter((one) => one.state === state).length;
  return {
    code,
    course: { code: session.course, name: (await findCourse(tx, session.course))?.name ?? session.course },
    firstDay: session.firstDay,
    capacity: session.capacity,
    facts: {
      when: whenWords(session),
      where: whereWords(session),
      days: daysWords(session.days),
      preparation: daysWords(session.preparation),
      cost: session.cost === null ? '' : frenchQuantity(euros(session.cost), 'EUR'),
      members: membersWords(session, today),
      trainers: session.trainers.map(nameOf).join(', '),
    },
    enrolled: count('enrolled'),
    waiting: count('waiting'),
    cancelled: count('cancelled'),
    hasBegun: session.firstDay <= today,
    runs,
    manages: mayManageTraining(actor).may,
    synthetic: await isSynthetic(tx, code),
    clashes: runs ? (await listClashes(tx, code, today)).map((one) => ({ ...one, trainer: nameOf(one.trainer) })) : [],
    detail: runs ? await loadPeople(page, session, all) : null,
    results: await readSessionResults(tx, code),
  };
}

export type LoadedSession = Awaited<ReturnType<typeof loadSession>>;
