import type { Place } from '../../http/session.ts';
import { type Answer, mayChange, no, yes } from '../../kernel/access.ts';
import { type Actor, hasRole } from '../../kernel/actor.ts';

/**
 * Looking at the site in a person's place, for support: an administrator of the operator, never as themselves, only where the
 * person holds a role today in that operator, on its side or on a member's. `place` is where the person stands; null when nowhere.
 */
export function maySeeAs(actor: Actor, person: { readonly id: string }, place: Place | null): Answer {
  const change = mayChange(actor);
  if (!change.may) return change;
  if (actor.kind !== 'person' || actor.member !== null || !hasRole(actor, 'administrator'))
    return no('Seul un administrateur de l’opérateur peut voir Bièvre comme une autre personne.');
  if (person.id === actor.id) return no('C’est votre propre compte : vous le voyez déjà comme il est.');
  if (place === null || place.operator !== actor.operator || place.roles.length === 0)
    return no('Cette personne ne tient aucun rôle ici aujourd’hui : elle ne verrait rien.');
  return yes;
}
