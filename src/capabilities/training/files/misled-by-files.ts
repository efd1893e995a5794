import type { Tx } from '../../../database/face.ts';
import type { RejectedRow } from '../../../import/outcome.ts';
import { fault, rejectedRow } from '../../../import/rejection.ts';
import type { Day } from '../../../kernel/day.ts';
import { listEnrolments } from '../enrolment.store.ts';
import { findSession } from '../session.store.ts';
import { whoAreMisled } from '../told-plan.ts';
import { listToldSessions } from './held-seats.store.ts';

/** By session, the enrolments of those whose calendar is wrong. */
type Misled = ReadonlyMap<string, ReadonlySet<string>>;

/** @param today null where nobody is looked for, since nobody asks or it is not known which day it is */
export async function listMisled(tx: Tx, sessions: readonly string[], today: Day | null): Promise<Misled> {
  const misled = new Map<string, ReadonlySet<string>>();
  if (today === null) return misled;
  for (const code of await listToldSessions(tx, sessions)) {
    const session = await findSession(tx, code);
    if (session === null) continue;
    const { outdated, uncancelled } = whoAreMisled(await listEnrolments(tx, code), session, today);
    misled.set(code, new Set([...outdated, ...uncancelled].map(({ id }) => id)));
  }
  return misled;
}

/** What an import says of the sessions whose people it makes to be told again: a file writes to nobody. */
export function remarksOf(before: Misled, after: Misled): readonly RejectedRow[] {
  return [...after].flatMap(([code, people]) => {
    const count = [...people].filter((id) => !before.get(code)?.has(id)).length;
    if (count === 0) return [];
    const who = count === 1 ? '1 personne invitée a' : `${count} personnes invitées ont`;
    const [whose, whom] = count === 1 ? ['son', 'Prévenez-la'] : ['leur', 'Prévenez-les'];
    const message = `Session ${code} : ${who} dans ${whose} agenda un rendez-vous qui n’est plus le bon. ${whom} depuis la page de la session.`;
    return [rejectedRow(null, 'session', code, fault('to-be-told', message))];
  });
}
