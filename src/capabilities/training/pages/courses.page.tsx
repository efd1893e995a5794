import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { coursePath, coursesFile, coursesPath, newCoursePath, trainingFilesPathOf, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/courses.page.ts';
import { type CourseLine, courseColumns, listCourseLines } from './courses.list.ts';
import { TrainingTabs } from './training-tabs.tsx';

export const meta = () => [{ title: 'Formations proposées · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation', path: trainingPath }, { label: 'Formations proposées' }] };

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const lines = await listCourseLines(page);
  return {
    lines: arrangeList(lines, courseColumns, readListState(page.url.searchParams)),
    total: lines.length,
    offered: lines.filter(({ isOffered }) => isOffered).length,
    manages: mayManageTraining(page.actor).may,
  };
});

const columns = withCells<CourseLine>(courseColumns, 'nom', {
  nom: (line) => (
    <>
      <Link to={coursePath(line.code)}>{line.name}</Link>{' '}
      {!line.isOffered && <span className="tag look">{line.isToCome ? 'pas encore proposée' : 'plus proposée'}</span>}
    </>
  ),
  duree: (line) => line.length !== null && frenchNumber(String(line.length)),
});

export default function CoursesPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, offered, manages } = loaderData;
  return (
    <>
      <PageTitle
        title="Formations proposées"
        answer={`${countOf(offered, 'formation proposée', 'formations proposées', 'Aucune formation proposée')} aujourd’hui.`}
        actions={
          manages && (
            <Link to={newCoursePath} className="button primary">
              Ajouter une formation
            </Link>
          )
        }
      />
      <TrainingTabs current={coursesPath} />
      <ListBar
        searching="une formation, un logiciel"
        count={countOf(lines.length, 'formation', 'formations')}
        file="/formation/catalogue.csv"
      />
      <DataTable
        caption="Formations proposées"
        columns={columns.filter(({ key }) => key !== 'proposee')}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Aucune formation enregistrée' : 'Aucune formation ne correspond'}>
            {total === 0 && manages ? <Link to={newCoursePath}>Ajoutez-en une première</Link> : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
      {total > 0 && (
        <p className="soft" data-print="hidden">
          <a href={trainingFilesPathOf(coursesFile, null)} download>
            Exporter pour un import
          </a>
          &nbsp;: dans les colonnes du fichier « formations », ce qui sort se recharge.
        </p>
      )}
    </>
  );
}
