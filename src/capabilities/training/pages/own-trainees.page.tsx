import { Link } from 'react-router';
import { readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { refusalWords } from '../enrolment.ts';
import { listOpenSessions } from '../session.store.ts';
import { mayReadOwnTrainees } from '../training.access.ts';
import { openSessionPath, openSessionsPath, ownCertificatePath, ownTraineesPath } from '../training.paths.ts';
import type { Route } from './+types/own-trainees.page.ts';
import { listOwnTrainees, type OwnTraineeLine, ownTraineePageColumns } from './own-trainees.list.ts';
import { OwnTrainingTabs } from './own-training-tabs.tsx';

export const meta = () => [{ title: 'Formation de vos agents · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation de vos agents' }] };

export const loader = readingFromBothSides(async ({ tx, actor, today, url }) => {
  demand(mayReadOwnTrainees(actor));
  const lines = await listOwnTrainees(tx);
  return {
    open: (await listOpenSessions(tx, today)).length,
    lines: arrangeList(lines, ownTraineePageColumns, readListState(url.searchParams)),
    total: lines.length,
    toCome: lines.filter(({ day, state }) => day >= today && state === 'enrolled').length,
  };
});

const columns = withCells<OwnTraineeLine>(ownTraineePageColumns, 'participant', {
  du: (line) => line.dayWords,
  formation: (line) => <Link to={openSessionPath(line.session)}>{line.course}</Link>,
  etat: (line) => (
    <>
      {line.stateWords}
      {line.refusal !== null && <div className="soft">{refusalWords(line.refusal)}</div>}
    </>
  ),
  attestation: (line) =>
    line.hasCertificate && (
      <a href={ownCertificatePath(line.id)} download aria-label={`Attestation de ${line.participant}, ${line.course} (PDF)`}>
        Attestation
      </a>
    ),
});

export default function OwnTraineesPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, toCome, open } = loaderData;
  return (
    <>
      <PageTitle
        title="Formation de vos agents"
        answer={`${countOf(toCome, 'inscription à venir', 'inscriptions à venir', 'Aucune inscription à venir')} ; ${countOf(open, 'session ouverte', 'sessions ouvertes', 'aucune session ouverte')}.`}
        actions={
          open > 0 && (
            <Link to={openSessionsPath} className="button primary">
              Inscrire des agents
            </Link>
          )
        }
      />
      <OwnTrainingTabs current={ownTraineesPath} />
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
            {total === 0 ? 'Inscrivez-les aux sessions ouvertes, ou demandez à votre opérateur.' : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
    </>
  );
}
