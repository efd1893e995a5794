import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { frenchKind } from '../finding.words.ts';
import { auditPath, comparisonPath } from '../report.paths.ts';
import type { Route } from './+types/checks.page.ts';
import { countFindings, type EditionLine, type FindingCounts, loadEditions } from './editions.load.ts';
import classes from './reports.module.css';

export const meta = () => [{ title: 'Contrôles · Bièvre' }];
export const handle = { crumbs: [{ label: 'Contrôles' }] };

export const loader = reading(async (page) => {
  const { editions } = await loadEditions(page);
  const published = editions.filter((edition) => edition.published !== null);
  const lines: { edition: EditionLine; counts: FindingCounts }[] = [];
  for (const edition of published) lines.push({ edition, counts: await countFindings(page, edition.year) });
  return { lines };
});

export default function ChecksPage({ loaderData: { lines } }: Route.ComponentProps) {
  const errors = lines.reduce((total, { counts }) => total + counts.error, 0);
  return (
    <>
      <PageTitle
        title="Contrôles"
        answer={
          lines.length === 0
            ? undefined
            : `${countOf(errors, 'erreur trouvée', 'erreurs trouvées', 'Aucune erreur trouvée')} dans ${countOf(lines.length, 'bilan publié', 'bilans publiés')} : chacune avec ses cellules et son calcul.`
        }
      />
      {lines.length === 0 ? (
        <EmptyState title="Aucun bilan publié au registre">
          <Link to="/imports">Importez les chiffres d’un bilan publié</Link> (fichier « chiffres-publies ») pour les contrôler.
        </EmptyState>
      ) : (
        <ul className={classes.editions}>
          {lines.map(({ edition, counts }) => (
            <li key={edition.year} className={classes.edition}>
              <div>
                <h2>
                  <Link to={auditPath(edition.year)}>Bilan publié {edition.year}</Link>
                </h2>
                <p className={classes.actions}>
                  {(['error', 'doubtful', 'rounding'] as const).map((kind) => (
                    <Link key={kind} to={`${auditPath(edition.year)}?nature=${kind}`} className={`tag ${frenchKind[kind].tag}`}>
                      {countOf(counts[kind], frenchKind[kind].one, frenchKind[kind].many)}
                    </Link>
                  ))}
                </p>
              </div>
              <div className={classes.actions}>
                <Link to={comparisonPath(edition.year)} className="button">
                  Comparer aux enregistrements
                </Link>
                <Link to={auditPath(edition.year)} className="button primary">
                  Voir les constats
                </Link>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
