import { readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { mayReadOwnTrainees } from '../training.access.ts';
import type { Route } from './+types/own-trainees.page.ts';
import { listOwnTrainees, type OwnTraineeLine, ownTraineeColumns } from './own-trainees.list.ts';

export const meta = () => [{ title: 'Formation de vos agents · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation de vos agents' }] };

export const loader = readingFromBothSides(async ({ tx, actor, today, url }) => {
  demand(mayReadOwnTrainees(actor));
  const lines = await listOwnTrainees(tx);
  return {
    lines: arrangeList(lines, ownTraineeColumns, readListState(url.searchParams)),
    total: lines.length,
    toCome: lines.filter(({ day, state }) => day >= today && state === 'inscrit').length,
  };
});

const columns = withCells<OwnTraineeLine>(ownTraineeColumns, 'participant', { du: (line) => line.dayWords });

export default function OwnTraineesPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, toCome } = loaderData;
  return (
    <>
      <PageTitle
        title="Formation de vos agents"
        answer={`${countOf(toCome, 'inscription à venir', 'inscriptions à venir', 'Aucune inscription à venir')}.`}
      />
      <ListBar
        searching="un agent, une formation"
        count={countOf(lines.length, 'inscription', 'inscriptions')}
        file="/formation/inscriptions.csv"
      />
      <DataTable
        caption="Inscriptions de vos agents"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        empty={
          <EmptyState title={total === 0 ? 'Aucun de vos agents n’est inscrit' : 'Aucune inscription ne correspond'}>
            {total === 0 ? 'Demandez une inscription à votre opérateur.' : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
    </>
  );
}
