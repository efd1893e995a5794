import type { Database } from '../../database/face.ts';
import { demand, mayManagePeople } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { listAccounts, listLastVisits } from './account.store.ts';
import { type Grant, holdsOn, isNotOver } from './grant.ts';
import { readAccounts } from './record-change.store.ts';
import { manageableGrants, unknownPerson } from './roles-held.ts';

/** `active`: holds a role today; `coming`: will hold one; `closed`: holds none any more. */
export type Standing = 'active' | 'coming' | 'closed';

/** Someone who holds or held a role that the reader manages; roles held elsewhere are not said. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly standing: Standing;
  /** When they last signed in or came to this operator, ISO 8601; null when the journal knows of no time. */
  readonly lastVisit: string | null;
};

function standingOf(grants: readonly Grant[], today: Day): Standing {
  if (grants.some((one) => holdsOn(one, today))) return 'active';
  return grants.some((one) => isNotOver(one, today)) ? 'coming' : 'closed';
}

const inNameOrder = new Intl.Collator('fr');

/** Everybody whose roles the actor manages, in the order of the names. @throws Problem `refused` */
export async function listPeople(accounts: Database['accounts'], actor: Actor, today: Day): Promise<Person[]> {
  demand(mayManagePeople(actor, actor.member));
  return readAccounts(accounts, actor, async (tx) => {
    const grants = await manageableGrants(tx, actor);
    const held = Map.groupBy(grants, ({ account }) => account);
    const visits = await listLastVisits(tx);
    return (await listAccounts(tx, [...held.keys()]))
      .map((account) => {
        const own = held.get(account.id) ?? [];
        return { ...account, grants: own, standing: standingOf(own, today), lastVisit: visits.get(account.id) ?? null };
      })
      .sort((a, b) => inNameOrder.compare(a.name, b.name));
  });
}

/** One of them. @throws Problem `not-found` for anybody else, whether they exist or not */
export async function findPerson(accounts: Database['accounts'], actor: Actor, today: Day, id: string): Promise<Person> {
  const found = (await listPeople(accounts, actor, today)).find((person) => person.id === id);
  if (!found) throw unknownPerson();
  return found;
}
