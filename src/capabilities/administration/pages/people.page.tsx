import { Link } from 'react-router';
import { consulting } from '../../../http/reading.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { invitationsPath, peopleFilePath } from '../administration.paths.ts';
import { frenchStanding, standingTag } from '../held-words.ts';
import type { Route } from './+types/people.page.ts';
import { loadPeople, type PersonLine, peopleColumns } from './people.list.ts';

export const meta = () => [{ title: 'Personnes · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnes' }] };

export const loader = consulting(async (page, { url }) => {
  const { all, ...rest } = await loadPeople(page);
  return { ...rest, lines: arrangeList(all, peopleColumns, readListState(url.searchParams)), total: all.length };
});

const shown = withCells<PersonLine>(peopleColumns, 'nom', {
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
      {total > 0 && (
        <ListBar searching="une personne, un rôle" count={countOf(lines.length, 'personne', 'personnes')} file={peopleFilePath} />
      )}
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
