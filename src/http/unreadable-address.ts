import { problem } from '../kernel/problem.ts';

/**
 * Refuses an address that holds the one character which no text of the database may hold: no page or program of ours writes it, and
 * whatever it was asked of would break. The rest that cannot be decoded is read as it stands.
 * @throws Problem `invalid`
 */
export function refuseUnreadableAddress(url: string): void {
  if (!url.includes('%00')) return;
  throw problem(
    'invalid',
    'request.unreadable-address',
    'Cette adresse n’est pas lisible : elle contient un caractère qu’aucun texte ne peut avoir (%00). Repartez de l’accueil.',
  );
}
