import type { Database } from '../../database/face.ts';
import type { Place } from '../../http/session.ts';
import { demand, maySetSignIn } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { type FactorDemand, factorDemands, isAskedOf } from './factor-demand.ts';
import { changeAccounts } from './record-change.store.ts';
import { findFactorDemand, hasSecondFactor, putFactorDemand } from './second-factor.store.ts';
import type { HeldSession } from './session.store.ts';

/** True when the place asks for a second factor that neither the account has nor an identity provider has asked for. */
export async function lacksFactor(
  accounts: Database['accounts'],
  account: string,
  place: Place,
  { session, demands }: Pick<HeldSession, 'session' | 'demands'>,
): Promise<boolean> {
  if (session.secondFactor === 'provider') return false;
  if (!isAskedOf(demands[place.operator] ?? 'nobody', place)) return false;
  return !(await hasSecondFactor(accounts, account));
}

/** True when one of these places asks for a second factor: the last one is then kept. */
export async function isAskedSomewhere(accounts: Database['accounts'], places: readonly Place[]): Promise<boolean> {
  for (const place of places) if (isAskedOf(await findFactorDemand(accounts, place.operator), place)) return true;
  return false;
}

/** Of whom the actor's operator asks a second factor. @throws Problem `refused` */
export async function getFactorDemand(accounts: Database['accounts'], actor: Actor): Promise<FactorDemand> {
  demand(maySetSignIn(actor));
  return findFactorDemand(accounts, actor.operator);
}

/** @throws Problem */
export async function setFactorDemand(
  house: { readonly database: Database; readonly now: () => Date },
  actor: Actor,
  asked: string,
): Promise<void> {
  demand(maySetSignIn(actor));
  const chosen = factorDemands.find((one) => one === asked);
  if (!chosen)
    throw problem('invalid', 'accounts.unknown-demand', 'Choisissez dans la liste à qui le second facteur est demandé.');
  await changeAccounts(house.database.accounts, actor, async (tx) => {
    const former = await findFactorDemand(tx, actor.operator);
    if (former === chosen) return { result: undefined, facts: [] };
    await putFactorDemand(tx, actor.operator, chosen, { by: actor.id, now: house.now() });
    const [before, after] = [{ asked: former }, { asked: chosen }];
    return { result: undefined, facts: [{ name: 'accounts.factor-demand-changed', subject: actor.operator, before, after }] };
  });
}
