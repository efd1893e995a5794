import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { auditPath, comparisonPath, publicationPath, reportFiguresPath, reportPath, reportPdfPath } from '../report.paths.ts';
import type { Route } from './+types/reports.page.ts';
import { type EditionLine, loadEditions } from './editions.load.ts';
import classes from './reports.module.css';

export const meta = () => [{ title: 'Bilans d’activité · Bièvre' }];
export const handle = { crumbs: [{ label: 'Bilans d’activité' }] };

export const loader = reading(loadEditions);

function Edition({ edition }: { edition: EditionLine }) {
  const { year, title, published, shownSince } = edition;
  return (
    <li className={classes.edition}>
      <div>
        <h2>
          <Link to={reportPath(year)}>{title}</Link>
        </h2>
        <p className="soft">
          {edition.hasOutline ? 'Plan de l’opérateur.' : 'Plan proposé d’après ce qui est enregistré.'}{' '}
          {shownSince !== null && (
            <>
              <Link to={publicationPath(year)}>Publié aux adhérents</Link> le {frenchDay(shownSince)}.{' '}
            </>
          )}
          {published && `Bilan publié au registre : ${countOf(published.cells, 'cellule', 'cellules')}.`}
        </p>
      </div>
      <div className={classes.actions}>
        {published && (
          <>
            <Link to={comparisonPath(year)} className="button">
              Comparer
            </Link>
            <Link to={auditPath(year)} className="button">
              Contrôler
            </Link>
          </>
        )}
        <a href={reportFiguresPath(year)} className="button" download>
          CSV
        </a>
        <a href={reportPdfPath(year)} className="button" download>
          PDF
        </a>
        <Link to={reportPath(year)} className="button primary">
          Lire
        </Link>
      </div>
    </li>
  );
}

export default function ReportsPage({ loaderData: { editions, otherYears } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Bilans d’activité"
        answer={
          editions.length === 0
            ? undefined
            : `${countOf(editions.length, 'bilan à lire', 'bilans à lire')} ; chaque chiffre s’ouvre sur les enregistrements, ou sur la page publiée, d’où il vient.`
        }
      />
      {editions.length === 0 && otherYears.length === 0 ? (
        <EmptyState title="Aucun bilan pour l’instant">
          <Link to="/imports">Importez les fichiers de l’opérateur</Link>&nbsp;: un bilan se compose de ce qui est enregistré,
          même sans plan.
        </EmptyState>
      ) : (
        <ul className={classes.editions}>
          {editions.map((edition) => (
            <Edition key={edition.year} edition={edition} />
          ))}
        </ul>
      )}
      {otherYears.length > 0 && (
        <section aria-labelledby="autres" className={classes.others}>
          <h2 id="autres">Autres années enregistrées</h2>
          <p className="soft">Sans plan ni bilan publié : le bilan est composé d’après ce qui est enregistré.</p>
          <p className={classes.actions}>
            {otherYears.map((year) => (
              <Link key={year} to={reportPath(year)} className="button">
                {year}
              </Link>
            ))}
          </p>
        </section>
      )}
    </>
  );
}
