import { listEntries } from '../../database/journal.store.ts';
import { type TestDatabase, testActor } from '../../database/testing.ts';
import type { Session } from '../../http/session.ts';
import type { Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { endGrant, insertGrant, listGrants } from './grant.store.ts';
import { createAccounts } from './index.ts';
import { seeAs } from './see-as.ts';

const password = 'une phrase assez longue';
export const reason = 'Elle ne trouve pas ses logiciels';

/** A house with two administrators, an agent and two members’ people at `alpha`, and a director at `beta`, for views of each other. */
export async function openHouseOfViews(base: TestDatabase) {
  const today = day('2026-11-28');
  let minutesLater = 0;
  // The library dates what it writes by the machine's clock: later is later than that.
  const clock = { today: () => today, now: () => new Date(Date.now() + minutesLater * 60_000) };
  const house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  const ids: Record<string, string> = {};

  const open = async (name: string, role: Role, operator = 'alpha', member: string | null = null): Promise<void> => {
    const actor = testActor(operator);
    const roles = member === null ? [role] : [];
    const id = await house.desk.create(actor, { name, email: `${name}@${operator}.example`, password, roles });
    const scope = { kind: 'member' as const, code: member ?? '' };
    const terms = { role, scope, fromDay: today, toDay: null, account: id, operator: actor.operator, grantedBy: actor.id };
    if (member !== null) await insertGrant(base.database.accounts, terms);
    ids[name] = id;
  };
  const endRoles = async (name: string): Promise<void> => {
    for (const { operator, id } of await listGrants(base.database.accounts, ids[name] ?? ''))
      await endGrant(base.database.accounts, operator, id, today);
  };
  const signedIn = async (name: string): Promise<Headers> => {
    const answer = await house.sessions.signIn({ email: `${name}@alpha.example`, password }, new Headers());
    if (!answer.signedIn) throw new Error(answer.why);
    return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  };
  const sessionOf = async (headers: Headers): Promise<Session> => {
    const session = await house.sessions.find(headers);
    if (!session) throw new Error('no session');
    return session;
  };
  const see = (session: Session, person: string, place = 'alpha/gentilly', why = reason) =>
    seeAs({ database: base.database, ...clock }, session, { person: ids[person] ?? person, place, reason: why });

  await open('administration', 'administrator');
  await open('adjointe', 'administrator');
  await open('agent', 'agent');
  await open('gentiane', 'member-it-director', 'alpha', 'gentilly');
  await open('arcadie', 'member-reader', 'alpha', 'arcueil');
  await open('betty', 'direction', 'beta');

  return {
    ...{ base, database: base.database, clock, today, house, ids, open, endRoles, signedIn, sessionOf, see },
    /** So many minutes after now. */
    setLater: (minutes: number) => {
      minutesLater = minutes;
    },
    /** An administrator who sees as a person: the browser's headers, and the session as the server finds it. */
    seeing: async (person = 'gentiane', place = 'alpha/gentilly', administrator = 'administration') => {
      const headers = await signedIn(administrator);
      await see(await sessionOf(headers), person, place);
      return { headers, session: await sessionOf(headers) };
    },
    /** The latest entries of an operator's journal, the last first. */
    journal: (operator = 'alpha', limit = 6) => base.database.read(testActor(operator), (tx) => listEntries(tx, { limit })),
  };
}

export type HouseOfViews = Awaited<ReturnType<typeof openHouseOfViews>>;
