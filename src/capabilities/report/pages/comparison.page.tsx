import { Link } from 'react-router';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { reading } from '../../../http/reading.ts';
import { cellKey } from '../../../kernel/cell.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { arrangeList, type ListColumn, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { loadTableCaptions, nameOf, placeOf, type TableCaptions } from '../cell-place.ts';
import { type Comparison, compareEditions, type Status, statuses } from '../compare.ts';
import type { DocumentFigure } from '../document.ts';
import { loadPublished, loadReport } from '../load.ts';
import { auditPath, comparisonPath, reportPath, reportsPath } from '../report.paths.ts';
import type { Route } from './+types/comparison.page.ts';
import { yearOfAddress } from './chapter.load.ts';
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

const words: Readonly<Record<Status, { readonly label: string; readonly tag: string }>> = {
  differs: { label: 'diffère', tag: 'fault' },
  'unknown-computed': { label: 'inconnu au calcul', tag: 'look' },
  'only-computed': { label: 'seulement calculé', tag: '' },
  'only-published': { label: 'seulement publié', tag: '' },
  equal: { label: 'égal', tag: 'good' },
};

const shownAtMost = 400;

type Line = {
  key: string;
  place: string;
  name: string;
  status: Status;
  computed: ShownFigure | null;
  published: ShownFigure | null;
};

const lineColumns: readonly ListColumn<Line>[] = [
  { key: 'cellule', label: 'Cellule', value: (line) => line.name },
  { key: 'place', label: 'Place', value: (line) => line.place },
  { key: 'calcule', label: 'Calculé', numeric: true, value: (line) => line.computed?.text ?? null },
  { key: 'publie', label: 'Publié', numeric: true, value: (line) => line.published?.text ?? null },
  { key: 'constat', label: 'Constat', value: (line) => words[line.status].label },
];

function shown(text: string, label: string, path: string, figure: DocumentFigure | null): ShownFigure {
  const result = figure?.result;
  const why = result?.found === 'unknown' ? frenchReason(result.reason) : null;
  return {
    text: text === '' ? 'rien' : text,
    found: why === null ? 'known' : 'unknown',
    why,
    label,
    path,
    isText: !/^[\d\s.,%€−-]*$/.test(text),
    synthetic: false,
    published: figure === null,
    approximate: null,
    plain: text,
  };
}

function lineOf(
  comparison: Comparison,
  index: number,
  figures: readonly DocumentFigure[],
  edition: string,
  printed: ReadonlyMap<string, string>,
  captions: TableCaptions,
): Line {
  const { cell, status } = comparison;
  const name = nameOf(cell);
  const figure = comparison.figure === null ? null : (figures[comparison.figure] ?? null);
  const text = figure === null ? '' : figure.result.found === 'unknown' ? frenchUnknown(figure.result.reason) : figure.printed;
  const asPrinted = printed.get(cellKey(cell));
  return {
    key: String(index),
    place: placeOf(cell, captions),
    name,
    status,
    computed: figure ? shown(text, name, evidencePath(figure.origin), figure) : null,
    published:
      asPrinted === undefined ? null : shown(asPrinted, name, evidencePath({ origin: 'published', edition, cell }), null),
  };
}

export const loader = reading(async ({ tx, registry, actor, url }, { params }: Route.LoaderArgs) => {
  const year = yearOfAddress(params.year);
  const published = await loadPublished(tx, registry, actor.operator, year);
  const { figures } = await loadReport(tx, registry, actor.operator, year, { recordsOnly: true });
  const comparisons = compareEditions(figures, published.cells);
  const captions = await loadTableCaptions(tx, registry, year);
  const status = statuses.find((one) => one === url.searchParams.get('constat')) ?? null;
  const printed = new Map(published.cells.map((cell) => [cellKey(cell), cell.printed]));
  const chosen = comparisons.filter((one) => (status === null ? one.status !== 'only-published' : one.status === status));
  const lines = arrangeList(
    chosen.map((one, index) => lineOf(one, index, figures, published.code, printed, captions)),
    lineColumns,
    readListState(url.searchParams),
  );
  return {
    year,
    code: published.code,
    status,
    counts: statuses.map((one) => ({ status: one, count: comparisons.filter((comparison) => comparison.status === one).length })),
    found: lines.length,
    lines: lines.slice(0, shownAtMost),
  };
});

const columns = withCells<Line>(lineColumns, 'cellule', {
  calcule: (line) => line.computed && <Figure figure={line.computed} />,
  publie: (line) => line.published && <Figure figure={line.published} />,
  constat: (line) => <span className={`tag ${words[line.status].tag}`}>{words[line.status].label}</span>,
});

export default function ComparisonPage({ loaderData: { year, code, status, counts, found, lines } }: Route.ComponentProps) {
  const count = (wanted: Status) => counts.find((one) => one.status === wanted)?.count ?? 0;
  return (
    <>
      <PageTitle
        title={`Comparaison du bilan ${year}`}
        answer={`Calculé d’après les enregistrements et imprimé dans ${code} : ${countOf(count('equal'), 'cellule égale', 'cellules égales')}, ${countOf(count('differs'), 'qui diffère', 'qui diffèrent', 'aucune qui diffère')}. Les autres ne sont connues que d’un côté.`}
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
            label: `${words[one.status].label} (${one.count})`,
            isCurrent: status === one.status,
          })),
        ]}
      />
      <ListBar
        searching="une cellule"
        kept={['constat']}
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
