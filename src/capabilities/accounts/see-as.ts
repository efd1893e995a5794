import type { Database } from '../../database/face.ts';
import { type Place, placeKey, type Session } from '../../http/session.ts';
import { demand } from '../../kernel/access.ts';
import { type Actor, type Role, whoActs } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { isProblem, problem } from '../../kernel/problem.ts';
import { listGrants } from './grant.store.ts';
import { placesOf } from './grant.ts';
import { findPerson } from './people.ts';
import { changeAccounts } from './record-change.store.ts';
import { maySeeAs } from './see-as.access.ts';
import { findRunningView, insertView, listLapsedViews, noteViewEnded, type View, type ViewEnd } from './seen-as.store.ts';

/** Long enough to understand what somebody asks about, too short to be forgotten. */
const viewMinutes = 60;

type House = { readonly database: Database } & Clock;

/** A person in whose place an administrator stands, with the roles that the person holds there today. */
function actorSeen(view: Pick<View, 'person' | 'personName' | 'administrator' | 'administratorName'>, place: Place): Actor {
  return {
    kind: 'person',
    id: view.person,
    name: view.personName,
    ...place,
    seenBy: { id: view.administrator, name: view.administratorName },
  };
}

/** The administrator of a view, under both names, as the journal keeps them. */
function administratorOf(view: View, address: string | null): Actor {
  const seen = actorSeen(view, { operator: view.operator, member: view.member, roles: [] });
  return { ...whoActs(seen), address };
}

function parseReason(text: string): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= 500) return reason;
  throw problem(
    'invalid',
    'accounts.no-reason',
    'Dites pourquoi, en 500 caractères au plus : la personne le lira sur la page de son compte.',
  );
}

const alreadySeeing = () =>
  problem(
    'conflict',
    'accounts.seen-as-running',
    'Cette session voit déjà Bièvre comme quelqu’un : revenez d’abord à votre compte.',
  );

/**
 * Puts the administrator's session in a person's place for an hour at most, and says so in the journal. `place` is the key of one
 * of the person's places at the operator.
 * @throws Problem `refused` when they may not, `not-found` for a person whom they do not manage, `invalid` without a reason
 */
export async function seeAs(
  house: House,
  session: Session,
  asked: { readonly person: string; readonly place: string; readonly reason: string },
): Promise<void> {
  const { actor, id } = session;
  const { accounts } = house.database;
  const person = await findPerson(accounts, actor, house.today(), asked.person);
  const place = placesOf(person.grants, house.today()).find((one) => placeKey(one) === asked.place) ?? null;
  demand(maySeeAs(actor, person, place));
  const reason = parseReason(asked.reason);
  if (id === undefined || place === null) throw problem('refused', 'session.missing', 'Connectez-vous pour continuer.');
  await endLapsedViews(house, actor.operator);
  const fromAt = house.now();
  const untilAt = new Date(fromAt.getTime() + viewMinutes * 60_000);
  const { operator, member } = place;
  const names = { person: person.id, personName: person.name, administrator: actor.id, administratorName: actor.name };
  const administrator = { ...whoActs(actorSeen(names, place)), address: actor.address ?? null };
  const after = { member, reason, minutes: viewMinutes };
  try {
    await changeAccounts(accounts, administrator, async (tx) => {
      await insertView(tx, id, { operator, member, administrator: actor.id, person: person.id, reason, fromAt, untilAt });
      return { result: undefined, facts: [{ name: 'accounts.seen-as-started', subject: person.id, before: null, after }] };
    });
  } catch (thrown) {
    // Two tabs at once: one session stands in one place.
    throw isProblem(thrown) && thrown.code === 'database.duplicate' ? alreadySeeing() : thrown;
  }
}

/** A glance still is a minute. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000));
}

/** Ends a view and says so in the journal; nothing happens to one that has ended already. */
async function endView({ database }: Pick<House, 'database'>, view: View, at: Date, cause: ViewEnd, address: string | null) {
  await changeAccounts(database.accounts, administratorOf(view, address), async (tx) => {
    const after = { member: view.member, reason: view.reason, minutes: minutesBetween(view.fromAt, at), cause };
    const fact = { name: 'accounts.seen-as-ended', subject: view.person, before: null, after };
    return { result: undefined, facts: (await noteViewEnded(tx, view.id, at, cause)) ? [fact] : [] };
  });
}

/** Gives the session back to its own account; nothing happens to one that stands there already. */
export async function stopSeeingAs(house: Pick<House, 'database' | 'now'>, session: Session, cause: ViewEnd): Promise<void> {
  const view = session.id === undefined ? null : await findRunningView(house.database.accounts, session.id);
  if (view) await endView(house, view, house.now(), cause, session.actor.address ?? null);
}

/** Ends the views of an operator that nobody came back from: their hour is over, or their session was ended elsewhere. */
export async function endLapsedViews(house: Pick<House, 'database' | 'now'>, operator: string): Promise<void> {
  const now = house.now();
  for (const view of await listLapsedViews(house.database.accounts, operator, now)) {
    const isPastItsHour = view.untilAt <= now;
    await endView(house, view, isPastItsHour ? view.untilAt : now, isPastItsHour ? 'time' : 'session', null);
  }
}

/** Why a view may not go on, asked anew at each request; null while it may. */
function endOf(view: View, rolesOfAdministrator: readonly Role[], place: Place | null, now: Date): ViewEnd | null {
  if (now >= view.untilAt) return 'time';
  const administrator: Actor = { ...administratorOf(view, null), member: null, roles: rolesOfAdministrator };
  return maySeeAs(administrator, { id: view.person }, place).may ? null : 'role';
}

/**
 * What a session that sees as a person is for the server: that person's, with their roles of today and their side, for as long as
 * the view may go on; then its own account's again (null when that has no place left).
 */
export async function standInPlace(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  session: { readonly id: string; readonly places: readonly Place[] },
  own: Session | null,
): Promise<Session | null> {
  const view = await findRunningView(database.accounts, session.id);
  if (!view) return own;
  const placesOfPerson = placesOf(await listGrants(database.accounts, view.person), clock.today());
  const isWhere = (one: Place, member: string | null) => one.operator === view.operator && one.member === member;
  const place = placesOfPerson.find((one) => isWhere(one, view.member)) ?? null;
  const held = session.places.find((one) => isWhere(one, null))?.roles ?? [];
  const cause = endOf(view, held, place, clock.now());
  const seeing = { person: view.personName, until: view.untilAt.toISOString(), isOver: cause !== null };
  if (cause === null && place !== null)
    return { id: session.id, actor: actorSeen(view, place), email: view.personEmail, places: [place], seeing };
  await endView({ database }, view, cause === 'time' ? view.untilAt : clock.now(), cause ?? 'role', null);
  return own && { ...own, seeing };
}
