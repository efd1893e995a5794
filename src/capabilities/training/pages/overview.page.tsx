import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { hasSynthetic } from '../../../sheets/sheet-frame.tsx';
import { SheetTable } from '../../../sheets/sheet-tables.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { KeyFigures } from '../../../web/key-figures.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { newCoursePath, newSessionPath, trainingFilePath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/overview.page.ts';
import { loadOverview } from './overview.load.ts';
import { TrainingTabs } from './training-tabs.tsx';

export const meta = () => [{ title: 'Formation · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation' }] };

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  return { ...(await loadOverview(page)), manages: mayManageTraining(page.actor).may };
});

export default function TrainingPage({ loaderData }: Route.ComponentProps) {
  const { isEmpty, years, current, tables, keyFigures, answer, manages } = loaderData;
  return (
    <>
      <PageTitle
        title="Formation"
        answer={
          isEmpty ? (
            'Aucune session n’est enregistrée.'
          ) : (
            <>
              {answer} <SyntheticTag shown={hasSynthetic(tables)} />
            </>
          )
        }
        actions={
          manages && (
            <Link to={isEmpty ? newCoursePath : newSessionPath} className="button primary">
              {isEmpty ? 'Ajouter une formation' : 'Ouvrir une session'}
            </Link>
          )
        }
      />
      <TrainingTabs current={trainingPath} />
      {isEmpty ? (
        <EmptyState title="Aucune session de formation">
          Ajoutez une formation puis ouvrez une session, ou <Link to="/imports">importez celles des années passées</Link>.
        </EmptyState>
      ) : (
        <div className="stack">
          <PeriodPicker label="Année" years={years.toReversed()} current={current} />
          <KeyFigures items={keyFigures} />
          {tables.map((table) => (
            <SheetTable key={table.id} file={{ path: trainingFilePath, sheet: 'chiffres' }} table={table} />
          ))}
        </div>
      )}
    </>
  );
}
