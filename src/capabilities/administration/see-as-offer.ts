import { placeKey } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { maySeeAs, type Person, placesOf } from '../accounts/index.ts';
import type { Scopes } from './scopes.ts';

/** Where the reader may see the site as a person, by name, or the sentence that says why not; null for whom it is no matter. */
export type SeeAsOffer = {
  readonly places: readonly { readonly key: string; readonly name: string }[];
  readonly why: string | null;
} | null;

export function seeAsOffer(actor: Actor, person: Person, scopes: Scopes, today: Day): SeeAsOffer {
  if (actor.member !== null) return null;
  const places = placesOf(person.grants, today);
  const answer = maySeeAs(actor, person, places[0] ?? null);
  const nameOf = (member: string | null) =>
    member === null ? `chez ${scopes.operator}` : `pour ${scopes.members.find(({ code }) => code === member)?.name ?? member}`;
  return {
    places: answer.may ? places.map((place) => ({ key: placeKey(place), name: nameOf(place.member) })) : [],
    why: answer.may ? null : answer.why,
  };
}
