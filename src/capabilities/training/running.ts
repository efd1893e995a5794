import type { Tx } from '../../database/face.ts';
import { demand } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { findPersonOfAccount } from '../staff/index.ts';
import { findSession, lockSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { mayRunSession } from './training.access.ts';
import { unknownSession } from './training.problems.ts';

/** Whether somebody may run a session: as a manager of training, or as the trainer whose account is theirs. */
export async function whetherRuns(tx: Tx, actor: Actor, { trainers }: Pick<PlannedSession, 'trainers'>) {
  const person = actor.member === null ? await findPersonOfAccount(tx, actor.id) : null;
  return mayRunSession(actor, person !== null && trainers.includes(person));
}

/** The session, for whoever runs it. @throws Problem `not-found`, or `refused` to anybody else */
export async function openSessionToRun(tx: Tx, actor: Actor, code: string): Promise<PlannedSession> {
  return demandRuns(tx, actor, code, await findSession(tx, code));
}

/** The same, held against any other change until this one is done. */
export async function lockSessionToRun(tx: Tx, actor: Actor, code: string): Promise<PlannedSession> {
  return demandRuns(tx, actor, code, await lockSession(tx, code));
}

async function demandRuns(tx: Tx, actor: Actor, code: string, session: PlannedSession | null): Promise<PlannedSession> {
  if (session === null) throw unknownSession(code);
  demand(await whetherRuns(tx, actor, session));
  return session;
}
