import type { Tx } from '../../../database/face.ts';
import { frenchDay } from '../../../kernel/french.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listCourses } from '../course.store.ts';
import { listShownEnrolments } from '../enrolment.store.ts';
import { type EnrolmentState, frenchPresence, stateWords } from '../enrolment.ts';

export type OwnTraineeLine = {
  readonly id: string;
  readonly day: string;
  readonly dayWords: string;
  readonly course: string;
  readonly participant: string;
  readonly session: string;
  readonly state: EnrolmentState;
  readonly stateWords: string;
  readonly refusal: string | null;
  readonly presence: string | null;
  readonly hasCertificate: boolean;
};

export const ownTraineeColumns: readonly ListColumn<OwnTraineeLine>[] = [
  { key: 'participant', label: 'Participant', value: (line) => line.participant },
  { key: 'formation', label: 'Formation', value: (line) => line.course },
  { key: 'du', label: 'Premier jour', value: (line) => line.day },
  { key: 'etat', label: 'Inscription', value: (line) => line.stateWords },
  { key: 'presence', label: 'Présence', value: (line) => line.presence },
];

/** What the file adds: the operator's word on what it refused. */
export const ownTraineeFileColumns: readonly ListColumn<OwnTraineeLine>[] = [
  ...ownTraineeColumns,
  { key: 'mot', label: 'Mot de l’opérateur', value: (line) => line.refusal },
];

/** What the page adds: the way to the certificate of whoever came. */
export const ownTraineePageColumns: readonly ListColumn<OwnTraineeLine>[] = [
  ...ownTraineeColumns,
  { key: 'attestation', label: 'Attestation', value: (line) => (line.hasCertificate ? 'PDF' : null) },
];

/** Whom a member sends, as the database shows it to that member: the latest sessions first. */
export async function listOwnTrainees(tx: Tx): Promise<OwnTraineeLine[]> {
  const names = new Map((await listCourses(tx)).map(({ code, name }) => [code, name]));
  return (await listShownEnrolments(tx)).map(({ id, session, course, firstDay, participant, state, refusal, presence }) => ({
    id,
    session,
    day: firstDay,
    dayWords: frenchDay(firstDay),
    course: names.get(course) ?? course,
    participant,
    state,
    stateWords: stateWords({ state, refusal }),
    refusal,
    presence: presence === null ? null : frenchPresence[presence],
    hasCertificate: presence === 'present',
  }));
}
