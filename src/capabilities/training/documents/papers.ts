import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { getOperator, listBodies } from '../../directory/index.ts';
import { findCourse } from '../course.store.ts';
import type { Enrolment } from '../enrolment.ts';
import { frenchHalf, type PlannedSession } from '../session.ts';
import { daysWords, isOfOneDay, whenWords, whereWords } from '../session-words.ts';
import { listTrainers } from '../trainers.ts';
import type { CertificateModel, PaperHead, SheetModel } from './paper.ts';

async function headOf(tx: Tx, session: PlannedSession, synthetic: boolean): Promise<PaperHead> {
  const course = await findCourse(tx, session.course);
  const labels = new Map((await listTrainers(tx)).map(({ code, label }) => [code, label]));
  return {
    operator: (await getOperator(tx)).name,
    course: course?.name ?? session.course,
    when: whenWords(session),
    where: whereWords(session),
    length: daysWords(session.days),
    trainers: session.trainers.map((code) => labels.get(code) ?? code).join(', '),
    objectives: course?.objectives ?? '',
    synthetic: synthetic ? 'données de démonstration inventées' : '',
  };
}

async function bodyNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
}

type Made = { readonly session: PlannedSession; readonly synthetic: boolean };

/** The sheet to sign: those who are enrolled, in the order of their names. */
export async function composeSheet(tx: Tx, { session, synthetic }: Made, all: readonly Enrolment[]): Promise<SheetModel> {
  const names = await bodyNames(tx);
  const enrolled = all.filter(({ state }) => state === 'enrolled');
  return {
    ...(await headOf(tx, session, synthetic)),
    firstDay: frenchDay(session.firstDay),
    halfDays:
      session.halfDays.length === 0
        ? [isOfOneDay(session) ? frenchDay(session.firstDay) : `À partir du ${frenchDay(session.firstDay)}`]
        : session.halfDays.map(({ day, half }) => `${frenchDay(day)}, ${frenchHalf[half]}`),
    trainees: enrolled
      .map(({ participant, body }) => ({ name: participant, body: body === null ? '' : (names.get(body) ?? body) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
  };
}

/** The certificate of somebody who came. */
export async function composeCertificate(
  tx: Tx,
  { session, synthetic }: Made,
  one: Enrolment,
  today: Day,
): Promise<CertificateModel> {
  const names = await bodyNames(tx);
  return {
    ...(await headOf(tx, session, synthetic)),
    name: one.participant,
    body: one.body === null ? '' : (names.get(one.body) ?? one.body),
    attended: daysWords(one.attended ?? session.days),
    made: frenchDay(today),
  };
}
