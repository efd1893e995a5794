import { Link } from 'react-router';
import { readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { mayEnrolOwnAgents } from '../training.access.ts';
import { openSessionPath, openSessionsPath, ownTraineesPath } from '../training.paths.ts';
import type { Route } from './+types/open-sessions.page.ts';
import { loadOpenSessions, type OpenSessionLine, openSessionColumns } from './open-sessions.list.ts';
import { OwnTrainingTabs } from './own-training-tabs.tsx';
import classes from './training.module.css';

export const meta = () => [{ title: 'Sessions ouvertes · Bièvre' }];
export const handle = {
  crumbs: [{ label: 'Formation de vos agents', path: ownTraineesPath }, { label: 'Sessions ouvertes' }],
};

export const loader = readingFromBothSides(async ({ tx, actor, today, url }) => {
  demand(mayEnrolOwnAgents(actor));
  const lines = await loadOpenSessions(tx, today);
  return {
    lines: arrangeList(lines, openSessionColumns, readListState(url.searchParams)),
    total: lines.length,
    withSeats: lines.filter(({ seatsLeft: left }) => left !== 0).length,
  };
});

const columns = withCells<OpenSessionLine>(openSessionColumns, 'formation', {
  du: (line) => <div className={classes.when}>{line.when}</div>,
  formation: (line) => (
    <div className={classes.course}>
      <Link to={openSessionPath(line.code)}>{line.course}</Link> <SyntheticTag shown={line.synthetic} />
      {line.objectives !== null && <div className="soft">{line.objectives}</div>}
    </div>
  ),
  lieu: (line) => <div className={classes.where}>{line.where}</div>,
  places: (line) => line.seatsLeft ?? 'sans limite',
  attente: (line) => line.waiting > 0 && line.waiting,
  jusquau: (line) => line.enrolUntil !== null && frenchDay(line.enrolUntil),
  agents: (line) => line.own > 0 && line.own,
});

/** Which of the sessions told before still have room. */
function seatsWords(total: number, withSeats: number): string {
  if (total === 0) return '';
  if (total === 1) return withSeats === 1 ? ', qui a des places' : ', complète';
  return withSeats === 0 ? ', toutes complètes' : `, dont ${withSeats} avec des places`;
}

export default function OpenSessionsPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, withSeats } = loaderData;
  return (
    <>
      <PageTitle
        title="Sessions ouvertes à vos agents"
        answer={`${countOf(total, 'session à venir', 'sessions à venir', 'Aucune session à venir')}${seatsWords(total, withSeats)}.`}
      />
      <OwnTrainingTabs current={openSessionsPath} />
      <ListBar
        searching="une formation, un lieu"
        count={countOf(lines.length, 'session', 'sessions')}
        file="/formation/inscriptions/ouvertes.csv"
      />
      <DataTable
        caption="Sessions ouvertes à vos agents"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Aucune session n’est ouverte' : 'Aucune session ne correspond'}>
            {total === 0 ? 'Votre opérateur ouvre les sessions auxquelles vous pouvez inscrire.' : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
    </>
  );
}
