import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { daysPath } from '../../days.paths.ts';
import type { Route } from './+types/projects-days.page.ts';
import { DaysAndShare, rowNamed, verbOf } from './answers.tsx';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { projectTableId } from './projects.sheet.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours par projet · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité', path: daysPath }, { label: 'Projets' }] };

export const loader = reading((page) => loadDays(page, 'projets'));

function Answer({ moment, tables }: LoadedDays) {
  const sorted = rowNamed(tables, projectTableId, 'sorted');
  if (!sorted) return 'Aucun projet n’est enregistré.';
  return (
    <>
      En {moment.year}, <DaysAndShare row={sorted} moment={moment} /> {verbOf(sorted, moment, 'a été donné', 'ont été donnés')} à
      des projets.
    </>
  );
}

export default function ProjectsDaysPage({ loaderData }: Route.ComponentProps) {
  const { tables } = loaderData;
  const hasProjects = rowNamed(tables, projectTableId, 'sorted') !== undefined;
  return (
    <DaysFrame sheet="projets" title="Jours par projet" loaded={loaderData} answer={<Answer {...loaderData} />}>
      {hasProjects ? (
        <DaysTable sheet="projets" table={tables.find(({ id }) => id === projectTableId)} />
      ) : (
        <EmptyState title="Aucun projet">
          <Link to="/imports">Importez le fichier « projets »</Link>&nbsp;: une ligne de temps dit alors pour quel projet elle
          est.
        </EmptyState>
      )}
    </DaysFrame>
  );
}
