import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import type { Status } from '../compare.ts';
import { auditPath, comparisonFilePath, comparisonPath, reportPath, reportsPath } from '../report.paths.ts';
import type { Route } from './+types/comparison.page.ts';
import { yearOfAddress } from './chapter.load.ts';
import { type ComparedLine, comparedColumns, loadComparison, statusWords } from './comparison.load.ts';
import { NarrowingLinks } from './narrowing-links.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ params }: Route.MetaArgs) => [{ title: `Comparaison du bilan ${params.year} · Bièvre` }];
export const handle = {
  crumbs: ({ year }: Loaded) => [
    { label: 'Bilans d’activité', path: reportsPath },
    { label: String(year), path: reportPath(year) },
    { label: 'Comparaison' },
  ],
};

const shownAtMost = 400;

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, ...rest } = await loadComparison(page, yearOfAddress(params.year));
  return { ...rest, found: lines.length, lines: lines.slice(0, shownAtMost) };
});

const columns = withCells<ComparedLine>(comparedColumns, 'cellule', {
  calcule: (line) => line.computed && <Figure figure={line.computed} />,
  publie: (line) => line.published && <Figure figure={line.published} />,
  constat: (line) => <span className={`tag ${statusWords[line.status].tag}`}>{statusWords[line.status].label}</span>,
});

export default function ComparisonPage({ loaderData: { year, code, status, counts, found, lines } }: Route.ComponentProps) {
  const count = (wanted: Status) => counts.find((one) => one.status === wanted)?.count ?? 0;
  return (
    <>
      <PageTitle
        title={`Comparaison du bilan ${year}`}
        answer={`Calculé d’après les enregistrements et imprimé dans ${code} : ${countOf(count('equal'), 'cellule égale', 'cellules égales')}, ${countOf(count('differs'), 'qui diffère', 'qui diffèrent', 'aucune qui diffère')}. Les autres ne sont connues que d’un côté.`}
        actions={
          <Link to={auditPath(year)} className="button">
            Contrôles
          </Link>
        }
      />
      <NarrowingLinks
        label="Constats"
        links={[
          { to: comparisonPath(year), label: 'Toutes les cellules calculées', isCurrent: status === null },
          ...counts.map((one) => ({
            to: `${comparisonPath(year)}?constat=${one.status}`,
            label: `${statusWords[one.status].label} (${one.count})`,
            isCurrent: status === one.status,
          })),
        ]}
      />
      <ListBar
        searching="une cellule"
        kept={['constat']}
        file={comparisonFilePath(year)}
        count={found > lines.length ? `${lines.length} montrées sur ${found}` : countOf(found, 'cellule', 'cellules')}
      />
      <DataTable
        caption={`Cellules du bilan ${year}, calculées et publiées`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        empty={<EmptyState title="Aucune cellule ne correspond">Changez de constat ou de recherche.</EmptyState>}
      />
    </>
  );
}
