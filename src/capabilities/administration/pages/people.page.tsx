import { Link } from 'react-router';
import { consulting } from '../../../http/reading.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, type ListColumn, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { listInvitations, listPeople } from '../../accounts/index.ts';
import { invitationsPath, personPath } from '../administration.paths.ts';
import { frenchStanding, heldNow, standingTag } from '../held-words.ts';
import { loadScopes } from '../scopes.ts';
import type { Route } from './+types/people.page.ts';

export const meta = () => [{ title: 'Personnes · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnes' }] };

type Line = {
  readonly key: string;
  readonly path: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string;
  readonly lastVisit: string | null;
  readonly standing: 'active' | 'coming' | 'closed' | 'invited';
};

const columns: readonly ListColumn<Line>[] = [
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  { key: 'adresse', label: 'Adresse', value: (line) => line.email },
  { key: 'roles', label: 'Rôles', value: (line) => line.roles },
  { key: 'venue', label: 'Dernière venue', value: (line) => line.lastVisit },
  { key: 'etat', label: 'État', value: (line) => frenchStanding[line.standing] },
];

export const loader = consulting(async ({ actor, database, today }, { url }) => {
  const date = today();
  const people = await listPeople(database.accounts, actor, date);
  const invitations = await listInvitations(database.accounts, actor);
  const scopes = await loadScopes(database, actor);
  const known: Line[] = people.map(({ id, name, email, grants, standing, lastVisit }) => ({
    key: id,
    path: personPath(id),
    name,
    email,
    roles: heldNow(grants, scopes, date),
    lastVisit,
    standing,
  }));
  const invited: Line[] = invitations.map(({ id, name, email, terms }) => ({
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
    lines: arrangeList(all, columns, readListState(url.searchParams)),
    total: all.length,
    active: known.filter(({ standing }) => standing === 'active').length,
    invited: invited.length,
  };
});

const shown = withCells<Line>(columns, 'nom', {
  nom: (line) => <Link to={line.path}>{line.name}</Link>,
  venue: (line) => (line.lastVisit === null ? <span className="soft">jamais</span> : frenchInstant(line.lastVisit)),
  etat: (line) => <span className={`tag ${standingTag[line.standing]}`}>{frenchStanding[line.standing]}</span>,
});

export default function PeoplePage({ loaderData: { lines, total, active, invited } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Personnes"
        answer={`${countOf(active, 'compte actif', 'comptes actifs', 'Aucun compte actif')}, ${countOf(invited, 'invitation en attente', 'invitations en attente', 'aucune invitation en attente')}.`}
        actions={
          <Link to={invitationsPath} className="button primary">
            Inviter une personne
          </Link>
        }
      />
      {total > 0 && <ListBar searching="une personne, un rôle" count={countOf(lines.length, 'personne', 'personnes')} />}
      <DataTable
        caption="Personnes"
        columns={shown}
        rows={lines}
        rowKey={(line) => line.key}
        empty={
          <EmptyState title={total === 0 ? 'Personne pour l’instant' : 'Personne ne correspond'}>
            {total === 0 ? 'Invitez une première personne.' : 'Essayez un autre mot, ou une partie du nom seulement.'}
          </EmptyState>
        }
      />
    </>
  );
}
