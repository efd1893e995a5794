import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { findPersonOfAccount, readWeekScope } from '../../staff/index.ts';
import { asApprover, mayApproveWeeks } from '../activity.access.ts';
import { ownWeek, unknownWeek } from '../activity.problems.ts';

/** The person whose weeks the actor leaves to others: themselves, unless they are the direction. */
async function findOwnUnjudged(tx: Tx, actor: Actor): Promise<string | null> {
  return actor.roles.includes('direction') ? null : findPersonOfAccount(tx, actor.id);
}

/** Which weeks, of those that begin on some Mondays, the actor approves, returns, corrects and reminds of. */
export async function readAnswerable(
  tx: Tx,
  actor: Actor,
  mondays: readonly Day[],
): Promise<(person: string, monday: Day) => boolean> {
  if (!mayApproveWeeks(actor).may) return () => false;
  const { isShown } = await readWeekScope(tx, asApprover(actor), mondays);
  const own = await findOwnUnjudged(tx, actor);
  return (person, monday) => person !== own && isShown(person, monday);
}

/** @throws Problem `unknown` unless this approver answers for that person in that week, `conflict` for their own */
export async function demandAnswerable(
  tx: Tx,
  actor: Actor,
  { person, monday }: { readonly person: string; readonly monday: Day },
  unknown: Problem = unknownWeek(person),
): Promise<void> {
  const { isShown } = await readWeekScope(tx, asApprover(actor), [monday]);
  if (!isShown(person, monday)) throw unknown;
  if ((await findOwnUnjudged(tx, actor)) === person) throw ownWeek();
}
