import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { parseForm, text } from '../../http/form-input.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { differences } from '../../kernel/difference.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import { listCourses } from './course.store.ts';
import { letWaitingIn, stateOf as stateOfEnrolment } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { deleteSession, insertSession, listSessionCodes, lockSession, updateSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { parseSession, type SessionAsked, trainerPlaces } from './session-form.ts';
import { listTelling } from './telling.store.ts';
import { perhapsTold } from './telling.ts';
import { whoAreMisled } from './told-plan.ts';
import { listTrainers } from './trainers.ts';
import { mayManageTraining } from './training.access.ts';
import { nothingChanged, unknownCode, unknownSession } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { askedOn } from './typed-values.ts';

/** A session as the journal keeps it. */
export function stateOf({ code: _code, halfDays, trainers, ...session }: PlannedSession): Readonly<Record<string, unknown>> {
  return {
    ...session,
    halfDays: halfDays.map(({ day, half, begins, ends }) => `${day} ${half} ${begins}-${ends}`),
    trainers: [...trainers],
  };
}

async function demandKnown(tx: Tx, { course, trainerFields }: SessionAsked): Promise<void> {
  const refusals: Record<string, string> = {};
  const courses = (await listCourses(tx)).map(({ code }) => code);
  if (!courses.includes(course)) refusals['formation'] = unknownCode('Aucune formation', course, courses);
  const persons = (await listTrainers(tx)).map(({ code }) => code);
  for (const [person, field] of trainerFields)
    if (!persons.includes(person)) refusals[field] = unknownCode('Personne', person, persons);
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'training.bad-session', refusals);
}

/** What the form leaves as it is recorded: a length without half-days, trainers for whom it has no room. */
function withRecorded(
  { keepsLength, trainerFields: _fields, ...session }: SessionAsked & { readonly code: string },
  before: PlannedSession,
): PlannedSession {
  const trainers = [...new Set([...session.trainers, ...before.trainers.slice(trainerPlaces.length)])].sort();
  return { ...session, trainers, days: keepsLength ? before.days : session.days };
}

async function newCode(tx: Tx, { course, firstDay }: SessionAsked): Promise<string> {
  const beginning = `${course}-${firstDay}`;
  const taken = new Set(await listSessionCodes(tx, beginning));
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? beginning : `${beginning}-${number}`;
    if (!taken.has(code)) return code;
  }
}

/** Opens a session of a course; the answer is its code, made from the course and the first day. */
export const openSession: Command<SessionAsked, string, Tx> = {
  name: 'training.open-session',
  parse: parseSession,
  may: mayManageTraining,
  run: async (tx, asked, actor) => {
    if (asked.keepsLength)
      throw refusedFields('invalid', 'training.bad-session', { 'moment-1': 'Dites le moment du premier jour.' });
    await demandKnown(tx, asked);
    const { keepsLength: _keepsLength, trainerFields: _fields, ...terms } = asked;
    const session = { ...terms, code: await newCode(tx, asked) };
    await insertSession(tx, actor, session);
    const fact: Fact = {
      name: 'training.session-opened',
      subject: sessionSubject(session.code),
      before: null,
      after: stateOf(session),
    };
    return { result: session.code, facts: [fact] };
  },
};

const naming = z.object({ session: text('Dites quelle session.'), today: askedOn });

type Correcting = SessionAsked & { readonly code: string; readonly today: Day };

/** The session as it is, those whom more seats let in, and those enrolled who were told otherwise, by this change or by one before. */
export type Correction = {
  readonly session: PlannedSession;
  readonly admitted: readonly Enrolment[];
  readonly misled: readonly Enrolment[];
};

/** Puts a session right. More seats let in those who wait; there are never fewer than people enrolled. */
export const correctSession: Command<Correcting, Correction, Tx> = {
  name: 'training.correct-session',
  parse: (raw) => {
    const { session: code, today } = parseForm('training.bad-session', naming, raw);
    return { ...parseSession(raw), code, today };
  },
  may: mayManageTraining,
  run: async (tx, { today, ...asked }, actor) => {
    const before = await lockSession(tx, asked.code);
    if (before === null) throw unknownSession(asked.code);
    const session = withRecorded(asked, before);
    if (differences(stateOf(before), stateOf(session)).length === 0) throw nothingChanged();
    await demandKnown(tx, asked);
    const all = await listEnrolments(tx, session.code);
    const enrolled = all.filter(({ state }) => state === 'enrolled').length;
    if (session.capacity !== null && session.capacity < enrolled)
      throw refusedFields('conflict', 'training.bad-session', {
        capacite: `${enrolled} personnes sont inscrites : annulez d’abord des inscriptions, ou gardez au moins ${enrolled} places.`,
      });
    const most = Math.max(0, ...all.map(({ attended }) => attended ?? 0));
    if (session.days !== null && session.days < most)
      throw refusedFields('conflict', 'training.bad-session', {
        'jour-1': 'Des présents ont suivi plus de jours que la session n’en aurait : corrigez d’abord les présences.',
      });
    await updateSession(tx, actor, session);
    const { outdated: misled } = whoAreMisled(all, session, today);
    const { admitted, facts } = await letWaitingIn(tx, actor, session, today);
    const states = { before: stateOf(before), after: stateOf(session) };
    const corrected: Fact = { name: 'training.session-corrected', subject: sessionSubject(session.code), ...states };
    return { result: { session, admitted, misled }, facts: [corrected, ...facts] };
  },
};

/** A session that is not given, those who were to come or waited, as they were before it, and all who have it in their calendar. */
export type Removal = {
  readonly session: PlannedSession;
  readonly gone: readonly Enrolment[];
  readonly expecting: readonly Enrolment[];
};

/** Takes away a session that will not be given, with the enrolments in it; once it has begun, it goes when nobody is left in it. */
export const removeSession: Command<z.output<typeof naming>, Removal, Tx> = {
  name: 'training.remove-session',
  parse: (raw) => parseForm('training.bad-session', naming, raw),
  may: mayManageTraining,
  run: async (tx, { session: code, today }) => {
    const session = await lockSession(tx, code);
    if (session === null) throw unknownSession(code);
    const all = await listEnrolments(tx, code);
    const gone = all.filter(({ state }) => state !== 'cancelled');
    const hasBegun = session.firstDay <= today || gone.some(({ presence }) => presence !== null);
    if (hasBegun && gone.length > 0)
      throw problem(
        'conflict',
        'training.session-not-empty',
        'Cette session a commencé, et des personnes y sont inscrites ou attendent : annulez leurs inscriptions avant de la supprimer.',
      );
    // Gone with the session; what is leaving now may come before its cancellation does, and is followed by another one.
    const telling = await listTelling(tx, code);
    const expecting = perhapsTold(all, session, (id) => telling.has(id)).filter(({ told }) => told !== null);
    await deleteSession(tx, code);
    const subject = sessionSubject(code);
    const cancelled = gone.map(
      (one): Fact => ({
        name: 'training.cancelled',
        subject,
        before: stateOfEnrolment(one),
        after: stateOfEnrolment({ ...one, state: 'cancelled' }),
      }),
    );
    const removed: Fact = { name: 'training.session-removed', subject, before: stateOf(session), after: null };
    return { result: { session, gone, expecting }, facts: [...cancelled, removed] };
  },
};
