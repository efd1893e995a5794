import type { Database } from '../../database/face.ts';
import { type Place, placeKey } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import { findOperator, listBodies } from '../directory/index.ts';

/** A place as people call it; `key` is what a form sends to enter it. */
export type NamedPlace = { readonly key: string; readonly name: string; readonly member: string | null };

/**
 * The names of an account's places, each read as the account itself would stand there. A code without a record behind it is
 * shown as it is.
 */
export async function namePlaces(database: Database, actor: Actor, places: readonly Place[]): Promise<NamedPlace[]> {
  const named: NamedPlace[] = [];
  for (const place of places) {
    const names = await database.read({ ...actor, ...place }, async (tx) => {
      const operator = (await findOperator(tx))?.name ?? place.operator;
      if (place.member === null) return { name: operator, member: null };
      const member = (await listBodies(tx)).find(({ code }) => code === place.member)?.name ?? place.member;
      return { name: `${member}, adhérent de ${operator}`, member };
    });
    named.push({ key: placeKey(place), ...names });
  }
  return named;
}
