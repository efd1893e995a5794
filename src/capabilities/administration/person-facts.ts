import type { Database } from '../../database/face.ts';
import { listSubjectsOf } from '../../database/journal.store.ts';
import type { ReaderDoor } from '../../http/reader-door.ts';
import { thingFacts } from '../../http/thing-history.ts';
import type { Actor } from '../../kernel/actor.ts';

/** Coming and going: told apart, or a month of it would push out the roles that were given and ended. */
const visits = [
  'accounts.signed-in',
  'accounts.sign-in-refused',
  'accounts.attempts-stopped',
  'accounts.token-stopped',
  'accounts.signed-out',
  'accounts.entered-place',
  'accounts.entered-operator',
  'accounts.session-ended',
];

type Asking = { readonly actor: Actor; readonly database: Database; readonly doors: readonly ReaderDoor[] };

/** What happened to an account in the reader's operator, its invitations included; null for whoever may not read the journal. */
export async function personFacts({ actor, database, doors }: Asking, account: string, limit: number) {
  // A member's person sees no entry: nothing is asked for them, and `thingFacts` says so.
  return database.read(actor, async (tx) => {
    const page = { actor, tx, doors };
    const subjects = [account, ...(await listSubjectsOf(tx, 'accounts.invitation-accepted', { account }))];
    const facts = await thingFacts(page, subjects, { except: visits, limit });
    const comings = await thingFacts(page, [account], { only: visits, limit });
    return facts === null || comings === null ? null : { facts, visits: comings };
  });
}
