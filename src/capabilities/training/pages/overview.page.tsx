import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FigureTable } from '../../../web/figure-table.tsx';
import { KeyFigures } from '../../../web/key-figures.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { newCoursePath, newSessionPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/overview.page.ts';
import { bodyColumns, loadOverview } from './overview.load.ts';
import { TrainingTabs } from './training-tabs.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Formation · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation' }] };

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  return { ...(await loadOverview(page)), manages: mayManageTraining(page.actor).may };
});

function Tables({ current, columns, byCategory, byBody }: Loaded) {
  return (
    <>
      <section aria-labelledby="par-categorie">
        <h2 id="par-categorie">Agents formés et jours de formation, par catégorie</h2>
        <FigureTable caption="Par catégorie et par année" heading="Catégorie" columns={columns} rows={byCategory} />
        <p className="soft">
          <a href={`/formation.csv?annee=${current}`} download>
            Télécharger ce tableau (CSV)
          </a>
        </p>
      </section>
      <section aria-labelledby="par-adherent">
        <h2 id="par-adherent">Par adhérent en {current}</h2>
        <FigureTable caption={`Par adhérent en ${current}`} heading="Adhérent" columns={bodyColumns} rows={byBody} />
        <p className="soft">
          <a href={`/formation.csv?annee=${current}&tableau=adherents`} download>
            Télécharger ce tableau (CSV)
          </a>
        </p>
      </section>
    </>
  );
}

export default function TrainingPage({ loaderData }: Route.ComponentProps) {
  const { years, current, isRunning, byCategory, keyFigures, manages } = loaderData;
  const isSynthetic = byCategory.some(({ cells }) => cells.some(({ synthetic }) => synthetic));
  const [trainees, days] = keyFigures.map(({ figure }) => figure.text);
  return (
    <>
      <PageTitle
        title="Formation"
        answer={
          years.length === 0 ? (
            'Aucune session n’est enregistrée.'
          ) : (
            <>
              En {current}
              {isRunning ? ', année en cours' : ''} : agents formés, {trainees} ; jours de formation, {days}.{' '}
              <SyntheticTag shown={isSynthetic} />
            </>
          )
        }
        actions={
          manages && (
            <Link to={years.length === 0 ? newCoursePath : newSessionPath} className="button primary">
              {years.length === 0 ? 'Ajouter une formation' : 'Ouvrir une session'}
            </Link>
          )
        }
      />
      <TrainingTabs current={trainingPath} />
      {years.length === 0 ? (
        <EmptyState title="Aucune session de formation">
          Ajoutez une formation puis ouvrez une session, ou <Link to="/imports">importez celles des années passées</Link>.
        </EmptyState>
      ) : (
        <div className="stack">
          <PeriodPicker label="Année" years={years} current={current} />
          <KeyFigures items={keyFigures} />
          <Tables {...loaderData} />
        </div>
      )}
    </>
  );
}
