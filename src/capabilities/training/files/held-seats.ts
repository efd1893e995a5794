import type { Tx } from '../../../database/face.ts';
import type { Holder, Holding } from '../../../import/holding.ts';
import type { Fact } from '../../../kernel/command.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { letWaitingIn } from '../enrol.ts';
import { findSession } from '../session.store.ts';
import { type HeldSession, holdSessions, readHeldSessions, readTold, reopenEnrolments, writeTold } from './held-seats.store.ts';
import { listMisled, remarksOf } from './misled-by-files.ts';

const seatsLeft = ({ capacity, enrolled }: HeldSession) => (capacity === null ? Number.POSITIVE_INFINITY : capacity - enrolled);

function beyondCapacity({ code, capacity, enrolled }: HeldSession): Problem {
  return problem(
    'conflict',
    'training.beyond-capacity',
    `Rien n’a été changé : la session ${code} aurait ${countOf(enrolled, 'inscrit', 'inscrits')} pour ${countOf(capacity ?? 0, 'place', 'places')}. Quelqu’un y a été inscrit entre-temps : annulez d’abord une inscription, ou donnez plus de places à la session.`,
    { session: code },
  );
}

/**
 * The seats of sessions, which screens give one after the other, are held while a file is loaded, or taken back: what was checked when the
 * file was read may have changed since. Whoever waits has the seats that are left then, until the session begins.
 */
async function holdSeats(tx: Tx, { actor, today, undoing }: Holder, sessions: readonly string[]) {
  await holdSessions(tx, sessions);
  const before = new Map((await readHeldSessions(tx, sessions)).map((session) => [session.code, session]));
  const cancelled = [...before.values()].flatMap((session) => session.cancelled);
  const told = undoing ? await readTold(tx, sessions) : null;
  const misledNow = () => listMisled(tx, sessions, undoing ? null : today);
  const misled = await misledNow();
  return async () => {
    if (told === null) await reopenEnrolments(tx, cancelled);
    else await writeTold(tx, sessions, told);
    const facts: Fact[] = [];
    for (const now of await readHeldSessions(tx, sessions)) {
      const then = before.get(now.code);
      if (then === undefined) continue; // it came with this file, which was checked against itself
      const gained = seatsLeft(now) - seatsLeft(then);
      if (seatsLeft(now) < 0 && gained < 0) throw beyondCapacity(now);
      const session = today === null || !(gained > 0) ? null : await findSession(tx, now.code);
      if (session !== null && today !== null) facts.push(...(await letWaitingIn(tx, actor, session, today)).facts);
    }
    return { facts, remarks: remarksOf(misled, await misledNow()) };
  };
}

export const heldSeats = (field: 'code' | 'session'): Holding => ({ field, take: holdSeats });
