import { listEntries } from '../../database/journal.store.ts';
import { openTestDatabase, testActor } from '../../database/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import type { Terms } from './grant.ts';
import { accounts, createAccounts } from './index.ts';

export const alpha = testActor('alpha');
export const password = 'une phrase assez longue';

/** A role to read all of the operator. */
export const reading: Terms = { role: 'reader', scope: { kind: 'operator' }, fromDay: day('2026-01-01'), toDay: null };

/** An operator with the accounts `administration` and `direction`, whose day and hour a test may move. */
export async function openHouse() {
  const base = await openTestDatabase({ capabilities: [accounts, directory] });
  const time: { today: Day; hoursLater: number } = { today: day('2026-11-22'), hoursLater: 0 };
  // The library dates what it writes by the machine's clock: later is later than that.
  const clock = { today: () => time.today, now: () => new Date(Date.now() + time.hoursLater * 3_600_000) };
  const house = createAccounts({ database: base.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  const ids: Record<string, string> = {};

  async function open(name: string, roles: Actor['roles'], actor = alpha): Promise<string> {
    const id = await house.desk.create(actor, { name, email: `${name}@alpha.example`, password, roles });
    ids[name] = id;
    return id;
  }

  async function signedIn(name: string): Promise<Headers> {
    const answer = await house.sessions.signIn({ email: `${name}@alpha.example`, password }, new Headers());
    if (!answer.signedIn) throw new Error(answer.why);
    return new Headers({ cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  }

  async function factsOf(actor: Actor): Promise<string[]> {
    const entries = await base.database.read(actor, (tx) => listEntries(tx, { limit: 50 }));
    return entries.map(({ fact }) => fact);
  }

  await open('administration', ['administrator']);
  await open('direction', ['direction']);
  return { base, ...house, time, ids, open, signedIn, factsOf };
}
