import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay, frenchNumber } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { DoneNotice } from '../../../web/done-notice.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { newSessionPath, sessionPath, sessionsPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/sessions.page.ts';
import { doneSentence } from './done.ts';
import { loadSessions, type SessionLine, sessionColumns } from './sessions.list.ts';
import { TrainingFiles } from './training-files.tsx';
import { TrainingTabs } from './training-tabs.tsx';

export const meta = () => [{ title: 'Sessions de formation · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation', path: trainingPath }, { label: 'Sessions' }] };

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { lines, ...rest } = await loadSessions(page);
  return {
    ...rest,
    lines: arrangeList(lines, sessionColumns, readListState(page.url.searchParams)),
    total: lines.length,
    manages: mayManageTraining(page.actor).may,
    done: doneSentence(page.url),
  };
});

const columns = withCells<SessionLine>(sessionColumns, 'formation', {
  du: (line) => frenchDay(line.firstDay),
  formation: (line) => <Link to={sessionPath(line.code)}>{line.courseName}</Link>,
  jours: (line) => line.days !== null && frenchNumber(String(line.days)),
});

export default function SessionsPage({ loaderData }: Route.ComponentProps) {
  const { years, current, lines, total, toCome, manages, done } = loaderData;
  const count = countOf(total, 'session', 'sessions', 'Aucune session');
  return (
    <>
      <PageTitle
        title="Sessions de formation"
        answer={
          <>
            {count} en {current}
            {toCome > 0 ? `, dont ${toCome} à venir` : ''}. <SyntheticTag shown={lines.some(({ synthetic }) => synthetic)} />
          </>
        }
        actions={
          manages && (
            <Link to={newSessionPath} className="button primary">
              Ouvrir une session
            </Link>
          )
        }
      />
      <TrainingTabs current={sessionsPath} />
      <div className="stack">
        <DoneNotice sentence={done} />
        <PeriodPicker label="Année des sessions" years={years.toReversed()} current={current} />
        {total > 0 && <TrainingFiles year={current} manages={manages} />}
        <div>
          <ListBar
            searching="une formation, un lieu"
            count={countOf(lines.length, 'session', 'sessions')}
            file="/formation/sessions.csv"
            kept={['annee']}
          />
          <DataTable
            caption={`Sessions de ${current}`}
            columns={columns}
            rows={lines}
            rowKey={(line) => line.code}
            empty={
              <EmptyState title={total === 0 ? `Aucune session en ${current}` : 'Aucune session ne correspond'}>
                {total === 0 && manages ? (
                  <Link to={newSessionPath}>Ouvrez-en une</Link>
                ) : (
                  'Essayez une autre année ou un autre mot.'
                )}
              </EmptyState>
            }
          />
        </div>
      </div>
    </>
  );
}
