import type { Database } from '../../database/face.ts';
import { type Place, placeKey } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { findOperator, listBodies } from '../directory/index.ts';
import { memberOf, type Terms } from './grant.ts';

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

/** Where an invitation leads, in words: « chez SIIM94 », « pour Gentilly, adhérent de SIIM94 ». */
export async function placeOfInvitation(
  database: Database,
  { operator, terms }: { readonly operator: OperatorCode; readonly terms: Terms },
): Promise<string> {
  const member = memberOf(terms.scope);
  const guest: Actor = { kind: 'system', id: 'invitation', name: 'invitation', operator, member, roles: [] };
  const [place] = await namePlaces(database, guest, [{ operator, member, roles: [] }]);
  return member === null ? `chez ${place?.name ?? operator}` : `pour ${place?.name ?? member}`;
}
