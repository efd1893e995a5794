import { Link, useLocation } from 'react-router';
import { readingFromBothSides } from '../../../http/reading.ts';
import { frenchReason } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { confidedRows, type EvidenceLine, type OpenComputed } from '../../../web/open-figure.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import type { Route } from './+types/figure.page.ts';
import { lineColumns, originWords } from './figure.columns.ts';
import { openComputedPage } from './figure.load.ts';
import classes from './figure.module.css';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.figure.title ?? 'Chiffre'} · Bièvre` }];
export const handle = { crumbs: ({ figure }: { figure: OpenComputed }) => [{ label: 'Chiffres' }, { label: figure.title }] };

const perPage = 200;

export const loader = readingFromBothSides(async (page) => {
  const { url } = page;
  const shown = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const figure = await openComputedPage(page, perPage, (shown - 1) * perPage);
  return {
    figure: { ...figure, rows: arrangeList(figure.rows, lineColumns, { ...readListState(url.searchParams), search: '' }) },
    shown,
  };
});

const columns = withCells<EvidenceLine>(lineColumns, 'ligne', {
  valeur: (line) => line.value,
  origine: (line) => <span className={line.origin === 'synthetic' ? 'tag synthetic' : 'tag'}>{originWords[line.origin]}</span>,
});

function Facts({ figure }: { figure: OpenComputed }) {
  return (
    <dl className="facts">
      {figure.where.map(({ label, value }) => (
        <div key={label}>
          <dt className={classes.capital}>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>Définition</dt>
        <dd>
          {figure.definition} <span className="soft">(version {figure.version})</span>
        </dd>
      </div>
      {figure.unfinished !== null && (
        <div>
          <dt>Période</dt>
          <dd>{figure.unfinished}</dd>
        </div>
      )}
      {figure.why !== null && (
        <div>
          <dt>Pourquoi inconnu</dt>
          <dd>{figure.why}</dd>
        </div>
      )}
      {figure.grain !== null && (
        <div>
          <dt>Lecture</dt>
          <dd>{figure.grain}</dd>
        </div>
      )}
    </dl>
  );
}

function Parts({ figure }: { figure: OpenComputed }) {
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{figure.rule ?? 'Composé de'}</h2>
      <ul className={classes.parts}>
        {figure.parts.map((part) => (
          <li key={part.path}>
            <span>{part.label}</span>
            <Link to={part.path}>{part.text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function pageSearch(search: string, page: number): string {
  const parameters = new URLSearchParams(search);
  parameters.set('page', String(page));
  return `?${parameters}`;
}

function whyNoRows({ confided, why }: OpenComputed): string {
  if (confided) return confidedRows;
  return why === frenchReason('withheld')
    ? 'Ce chiffre est réservé : ses enregistrements ne vous sont pas montrés.'
    : 'Rien n’est enregistré pour ces coordonnées et cette période.';
}

function Rows({ figure, shown }: { figure: OpenComputed; shown: number }) {
  const { search } = useLocation();
  const pages = Math.ceil(figure.rowCount / perPage);
  return (
    <section aria-labelledby="lignes">
      <div className={classes.rowsHead}>
        <h2 id="lignes">
          {figure.confided
            ? 'Enregistrements derrière ce chiffre'
            : countOf(figure.rowCount, 'enregistrement derrière ce chiffre', 'enregistrements derrière ce chiffre')}
        </h2>
        <a href={`/chiffres.csv${search}`} className="button" download data-print="hidden">
          CSV
        </a>
      </div>
      <DataTable
        caption="Enregistrements additionnés"
        columns={columns}
        rows={figure.rows}
        rowKey={(line) => line.id}
        empty={<EmptyState title="Aucun enregistrement à montrer">{whyNoRows(figure)}</EmptyState>}
      />
      {pages > 1 && (
        <nav aria-label="Pages de la liste" className={classes.pages}>
          {shown > 1 && <Link to={{ search: pageSearch(search, shown - 1) }}>Page précédente</Link>}
          <span>
            Page {shown} sur {pages}
          </span>
          {shown < pages && <Link to={{ search: pageSearch(search, shown + 1) }}>Page suivante</Link>}
        </nav>
      )}
    </section>
  );
}

export default function FigurePage({ loaderData: { figure, shown } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title={figure.title}
        answer={
          <>
            <strong className={classes.printed}>{figure.printed}</strong> {figure.period}
            {figure.synthetic && <span className="tag synthetic">données synthétiques</span>}
          </>
        }
      />
      <div className="stack">
        <Facts figure={figure} />
        {figure.grain === null ? <Parts figure={figure} /> : <Rows figure={figure} shown={shown} />}
      </div>
    </>
  );
}
