import type { Actor } from '../../kernel/actor.ts';
import { frenchList } from '../../kernel/french.ts';
import { findCorrespondent } from '../accounts/index.ts';
import type { Enrolment } from './enrolment.ts';
import type { Removal } from './open-session.ts';
import { nobody, release, type Sent } from './tell-trainees.ts';
import { type Clocked, tellOf } from './told-session.ts';
import { sessionNotGiven, sessionRemoved } from './training-mail.ts';

/** Tells whoever expected a session that it is not given, then the persons of members who had sent agents to it, and whom of these nothing told. */
export async function tellRemoved(desk: Clocked, actor: Actor, removal: Removal): Promise<readonly Sent[]> {
  const { reached, failed, unreached } = await release(desk, actor, removal.session, removal.expecting, sessionNotGiven);
  const members = await tellMembersRemoved(desk, actor, removal, reached);
  return [{ ...nobody, sent: reached.length, failed, unreached }, members];
}

async function tellMembersRemoved(
  desk: Clocked,
  actor: Actor,
  { session, gone }: Removal,
  reached: readonly Enrolment[],
): Promise<Sent> {
  const { mail, database } = desk;
  const told = await database.read(actor, (tx) => tellOf(tx, actor, session));
  const aware = new Set(reached.map(({ id }) => id));
  const failed: string[] = [];
  const unreached: string[] = [];
  let sent = 0;
  for (const [account, agents] of Map.groupBy(gone, ({ memberAccount }) => memberAccount)) {
    if (account === null) continue;
    const person = mail === null ? null : await findCorrespondent(database.accounts, actor, desk.today(), account);
    if (mail === null || person === null) {
      unreached.push(agents[0]?.memberPerson ?? account);
      continue;
    }
    const named = (of: readonly Enrolment[]) => frenchList(of.map(({ participant }) => participant));
    const unaware = named(agents.filter(({ id }) => !aware.has(id)));
    try {
      await mail(sessionRemoved({ ...told, to: person.email, name: person.name, agents: named(agents), unaware }));
      sent += 1;
    } catch {
      failed.push(person.name);
    }
  }
  return { ...nobody, sent, failed, unreached };
}
