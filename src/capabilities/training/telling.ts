import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { listEnrolments } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSession } from './session.store.ts';
import { listTelling, takeTelling } from './telling.store.ts';
import { type ToldPlan, whatIsTold } from './told-plan.ts';
import type { MailDesk } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';

/** After so long, whoever had the turn of writing to somebody is taken to have stopped midway. */
const turnLasts = 10 * 60_000;

/** Whoever has the turn begins no message after half of it: what the mail server takes its time over is over before it ends. */
export function mayStillSend(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() < turnLasts / 2;
}

/** A message is leaving, or what sent it stopped midway: it is not known whether the message left. */
export type Telling = 'now' | 'stopped';

/** To which enrolments of a session somebody is writing. */
export async function readTelling(tx: Tx, session: string, now: Date): Promise<ReadonlyMap<string, Telling>> {
  const since = await listTelling(tx, session);
  const tellingOf = (from: string) => (now.getTime() - Date.parse(from) < turnLasts ? 'now' : 'stopped');
  return new Map([...since].map(([id, from]) => [id, tellingOf(from)]));
}

/**
 * Those whom a first message may have reached before its sending stopped, as if they knew what is planned now: nothing says that they don't,
 * and a cancellation for nothing does less harm than an event that stays.
 */
export function perhapsTold<One extends Pick<Enrolment, 'id' | 'told'>>(
  all: readonly One[],
  session: ToldPlan,
  mayHaveGot: (id: string) => boolean,
): One[] {
  return all.map((one) => (one.told === null && mayHaveGot(one.id) ? { ...one, told: whatIsTold(session) } : one));
}

/** Of the enrolments of a session, those to which it is not known whether a message left. */
export async function readStopped(tx: Tx, session: string, now: Date): Promise<(id: string) => boolean> {
  const telling = await readTelling(tx, session, now);
  return (id) => telling.get(id) === 'stopped';
}

type Asking = { readonly session: string; readonly people: readonly Enrolment[]; readonly since: Date };

/** Null: there is no session any more. */
const takeTurns: Command<Asking, ReadonlySet<string> | null, Tx> = {
  name: 'training.take-turns-of-telling',
  parse: (raw) => raw as Asking, // composed just below, never typed by anybody
  may: mayTakePartInTraining,
  run: async (tx, { session, people, since }, actor) => {
    if ((await lockSession(tx, session)) === null) return { result: null, facts: [] };
    const now = new Map((await listEnrolments(tx, session)).map((one) => [one.id, one]));
    const isAsRead = (read: Enrolment) => toldOf(now.get(read.id)) === toldOf(read);
    const asked = people.filter(isAsRead).map(({ id }) => id);
    const staleSince = new Date(since.getTime() - turnLasts);
    return { result: new Set(await takeTelling(tx, actor, asked, { since, staleSince })), facts: [] };
  },
};

const toldOf = (one: Enrolment | undefined) => one && JSON.stringify([one.told, one.invitedAt]);

/** Those whom the turn was taken to write to with those whom no mail can reach, and those to whom somebody else writes, or has just written. */
type Turns = { readonly mine: readonly Enrolment[]; readonly taken: readonly string[]; readonly busy: readonly string[] };

/**
 * Nobody is written to by two at once: of each, one has the turn, which is given back along with what has left. Nothing is held in between
 * but a row that says so. A turn that is never given back ends by itself; what its people know is as it was, so that they show as before.
 * @param people as they were read: whoever was told something since is not told by this
 * @returns null when there is no session any more
 */
export async function takeTurnsOfTelling(
  { database, mail }: MailDesk,
  actor: Actor,
  { session, people, since }: Asking,
): Promise<Turns | null> {
  const mailed = people.filter(({ email }) => mail !== null && email !== null);
  if (mailed.length === 0) return { mine: people, taken: [], busy: [] };
  const taken = await perform(database, actor, takeTurns, { session, people: mailed, since });
  if (taken === null) return null;
  const others = mailed.filter(({ id }) => !taken.has(id));
  return {
    mine: people.filter((one) => !others.includes(one)),
    taken: [...taken],
    busy: others.map(({ participant }) => participant),
  };
}
