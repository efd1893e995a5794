import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { findCorrespondent } from '../accounts/index.ts';
import type { Enrolment } from './enrolment.ts';
import type { PlannedSession } from './session.ts';
import type { Sent } from './tell-trainees.ts';
import { type MailDesk, tellOf } from './told-session.ts';
import { sessionRemoved } from './training-mail.ts';

const inWords = new Intl.ListFormat('fr', { type: 'conjunction' });

/** Tells the persons of members that a session to which they sent agents is not given: their enrolments go with it. */
export async function tellMembersRemoved(
  desk: MailDesk & { readonly today: () => Day },
  actor: Actor,
  session: PlannedSession,
  gone: readonly Enrolment[],
): Promise<Sent> {
  const { mail, database } = desk;
  if (mail === null || session.firstDay <= desk.today()) return { sent: 0, failed: [] };
  const told = await database.read(actor, (tx) => tellOf(tx, actor, session));
  const failed: string[] = [];
  let sent = 0;
  for (const [account, agents] of Map.groupBy(gone, ({ memberAccount }) => memberAccount)) {
    const person = account === null ? null : await findCorrespondent(database.accounts, actor, desk.today(), account);
    if (person === null) continue;
    const names = inWords.format(agents.map(({ participant }) => participant));
    try {
      await mail(sessionRemoved({ ...told, to: person.email, name: person.name, agents: names }));
      sent += 1;
    } catch {
      failed.push(person.name);
    }
  }
  return { sent, failed };
}
