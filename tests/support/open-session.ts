import { recordCourses, recordEnrolments, recordSessions } from '../../src/capabilities/training/training.samples.ts';
import { commandActor } from '../../src/commands.ts';
import { record } from '../../src/database/records.samples.ts';
import type { House } from '../../src/house.ts';

/** The session that each operator of `openSessionToMembers` has. */
export const openSession = 'ouverte-a-tous';

/** Identifiers of enrolments of the other member: in it, and in one that is over; and of nobody’s. */
export const othersEnrolment = '00000000-0000-4000-8000-0000000000aa';
export const othersPast = '00000000-0000-4000-8000-0000000000cc';
export const noEnrolment = '00000000-0000-4000-8000-0000000000bb';

/** Opens a session to the members of an operator, with one seat, which an agent of one of them has; their name is told to no other. */
export async function openSessionToMembers(house: House, operator: string, body: string): Promise<void> {
  const actor = commandActor('essai', operator);
  await house.database.transaction(actor, async (tx) => {
    await recordCourses(tx, actor, [{ code: 'ouverte', name: 'Formation ouverte' }]);
    const session = { code: openSession, course: 'ouverte', first_day: '2027-01-12', capacity: 1, open_to_members: true };
    await recordSessions(tx, actor, [session]);
    const agent = { id: othersEnrolment, participant: `Agent de ${body}`, body, email: `agent@${body}.example` };
    await recordEnrolments(tx, actor, openSession, [agent]);
    // One that came, so that there is a certificate to take.
    await recordSessions(tx, actor, [{ ...session, code: 'passee', first_day: '2026-01-12' }]);
    await record(tx, actor, 'training.enrolment', [{ ...agent, id: othersPast, session: 'passee', presence: 'present' }]);
  });
}
