import type { PageChange } from '../../../http/reading.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listInvitations, listPeople } from '../../accounts/index.ts';
import { invitationsPath, personPath } from '../administration.paths.ts';
import { frenchStanding, heldNow } from '../held-words.ts';
import { loadScopes } from '../scopes.ts';

export type PersonLine = {
  readonly key: string;
  readonly path: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string;
  readonly lastVisit: string | null;
  readonly standing: 'active' | 'coming' | 'closed' | 'invited';
};

export const peopleColumns: readonly ListColumn<PersonLine>[] = [
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  { key: 'adresse', label: 'Adresse', value: (line) => line.email },
  { key: 'roles', label: 'Rôles', value: (line) => line.roles },
  { key: 'venue', label: 'Dernière venue', value: (line) => line.lastVisit },
  { key: 'etat', label: 'État', value: (line) => frenchStanding[line.standing] },
];

/** Everybody who signs in, and those who are invited to. */
export async function loadPeople({ actor, database, today }: Pick<PageChange, 'actor' | 'database' | 'today'>) {
  const date = today();
  const people = await listPeople(database.accounts, actor, date);
  const invitations = await listInvitations(database.accounts, actor);
  const scopes = await loadScopes(database, actor);
  const known: PersonLine[] = people.map(({ id, name, email, grants, standing, lastVisit }) => ({
    key: id,
    path: personPath(id),
    name,
    email,
    roles: heldNow(grants, scopes, date),
    lastVisit,
    standing,
  }));
  const invited: PersonLine[] = invitations.map(({ id, name, email, terms }) => ({
    key: id,
    path: invitationsPath,
    name,
    email,
    roles: heldNow([terms], scopes, date),
    lastVisit: null,
    standing: 'invited',
  }));
  const all = [...known, ...invited];
  return {
    all,
    active: known.filter(({ standing }) => standing === 'active').length,
    invited: invited.length,
  };
}
