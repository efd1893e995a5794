import type { Tx } from '../../../database/face.ts';
import { frenchDay } from '../../../kernel/french.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listCourses } from '../course.store.ts';
import { listShownEnrolments } from '../enrolment.store.ts';
import { frenchEnrolmentState, frenchPresence } from '../enrolment.ts';

export type OwnTraineeLine = {
  readonly id: string;
  readonly day: string;
  readonly dayWords: string;
  readonly course: string;
  readonly participant: string;
  readonly state: string;
  readonly presence: string | null;
};

export const ownTraineeColumns: readonly ListColumn<OwnTraineeLine>[] = [
  { key: 'participant', label: 'Participant', value: (line) => line.participant },
  { key: 'formation', label: 'Formation', value: (line) => line.course },
  { key: 'du', label: 'Premier jour', value: (line) => line.day },
  { key: 'etat', label: 'Inscription', value: (line) => line.state },
  { key: 'presence', label: 'Présence', value: (line) => line.presence },
];

/** Whom a member sends, as the database shows it to that member: the latest sessions first. */
export async function listOwnTrainees(tx: Tx): Promise<OwnTraineeLine[]> {
  const names = new Map((await listCourses(tx)).map(({ code, name }) => [code, name]));
  return (await listShownEnrolments(tx)).map(({ id, course, firstDay, participant, state, presence }) => ({
    id,
    day: firstDay,
    dayWords: frenchDay(firstDay),
    course: names.get(course) ?? course,
    participant,
    state: frenchEnrolmentState[state],
    presence: presence === null ? null : frenchPresence[presence],
  }));
}
