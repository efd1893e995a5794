import type { Database } from '../../database/face.ts';
import { demand, mayOpenOwnAccount } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { endLapsedViews, minutesBetween } from './see-as.ts';
import { countUnreadViews, listViewsOf, markViewsRead } from './seen-as.store.ts';

/** A view of the site in one's place, as one's own page tells it. */
export type SeenView = {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly fromAt: string;
  /** Null while it goes on. */
  readonly minutes: number | null;
};

type House = { readonly database: Database } & Pick<Clock, 'now'>;

/** Who saw the site in the actor's place at this operator, the latest first; the actor has read of it from now on. */
export async function readOwnViews(house: House, actor: Actor): Promise<SeenView[]> {
  demand(mayOpenOwnAccount(actor));
  const { accounts } = house.database;
  await endLapsedViews(house, actor.operator);
  const views = await listViewsOf(accounts, actor.id, actor.operator);
  await markViewsRead(accounts, actor.id, actor.operator, house.now());
  return views.map(({ id, administratorName, reason, fromAt, endedAt }) => ({
    id,
    by: administratorName,
    reason,
    fromAt: fromAt.toISOString(),
    minutes: endedAt && minutesBetween(fromAt, endedAt),
  }));
}

/** True when somebody saw the site in the actor's place and the actor has not read of it; never told to whoever stands there. */
export async function hasUnreadViews(accounts: Database['accounts'], actor: Actor): Promise<boolean> {
  return actor.seenBy === undefined && (await countUnreadViews(accounts, actor.id, actor.operator)) > 0;
}
