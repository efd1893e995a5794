import { Table } from '@mantine/core';
import { Fragment, memo } from 'react';
import { Link, useLocation } from 'react-router';
import { questionPath } from '../../../figures/figure.paths.ts';
import { reading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { atDay } from '../../../kernel/period.ts';
import { agreeing, countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { ListBar } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { DayField } from '../../../web/period-picker.tsx';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { applicationPath } from '../catalogue.paths.ts';
import type { Route } from './+types/catalogue.page.ts';
import { loadMatrix, type MatrixRow, type MatrixView } from './catalogue.load.ts';
import classes from './catalogue.module.css';
import { CatalogueViews } from './catalogue-views.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Catalogue et déploiements · Bièvre' }];
export const handle = { crumbs: [{ label: 'Catalogue et déploiements' }] };

export const loader = reading(loadMatrix);

/** A cross opens as any figure does: the deployment of one function at one member. */
function crossOf(row: MatrixRow, body: MatrixView['bodies'][number], date: MatrixView['date']): ShownFigure {
  const path = questionPath({
    measure: 'catalogue.deployments',
    at: { function: row.function, body: body.code },
    period: atDay(date),
  });
  return {
    text: '×',
    found: 'known',
    why: null,
    label: `${row.functionName} chez ${body.name}`,
    path,
    synthetic: false,
    published: false,
    approximate: 1,
    plain: '1',
  };
}

const Row = memo(function Row({ row, view, groupedBy }: { row: MatrixRow; view: MatrixView; groupedBy: 'domain' | 'vendor' }) {
  const using = new Set(row.bodies);
  return (
    <tr>
      <th scope="row">
        <Link to={applicationPath(row.application)}>{row.applicationName}</Link>
        <span className={classes.detail}>
          {row.functionName} ·{' '}
          {groupedBy === 'domain' ? (row.vendorName ?? 'éditeur inconnu') : (row.domainName ?? 'sans domaine')}
        </span>
      </th>
      {view.bodies.map((body) => (
        <td key={body.code} className={classes.cross}>
          {using.has(body.code) && <Figure figure={crossOf(row, body, view.date)} />}
        </td>
      ))}
      <td className={tableClasses.number}>
        <Figure figure={row.deployments} />
      </td>
    </tr>
  );
});

function Matrix({ view }: { view: MatrixView }) {
  return (
    <div className={`${tableClasses.scroll} ${classes.frame}`} tabIndex={0} role="region" aria-label="Matrice des déploiements">
      <Table className={`${tableClasses.table} ${classes.matrix}`}>
        <caption className="visually-hidden">
          Logiciels et fonctions en lignes, adhérents en colonnes, au {frenchDay(view.date)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Logiciel et fonction</th>
            {view.bodies.map((body) => (
              <th key={body.code} scope="col" className={classes.body} title={body.name}>
                <span>{body.shortName}</span>
              </th>
            ))}
            <th scope="col" className={tableClasses.number}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {view.groups.map((group) => (
            <Fragment key={group.code ?? ''}>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={view.bodies.length + 2}>
                  {group.name ?? (view.by === 'domain' ? 'Sans domaine' : 'Éditeur inconnu')}
                </th>
              </tr>
              {group.rows.map((row) => (
                <Row key={row.function} row={row} view={view} groupedBy={view.by} />
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>Logiciels utilisés</td>
            {view.bodies.map((body) => (
              <td key={body.code} className={classes.cross}>
                <Figure figure={body.applications} />
              </td>
            ))}
            <td className={tableClasses.number}>
              <Figure figure={view.applications} />
            </td>
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}

export default function CataloguePage({ loaderData: view }: Route.ComponentProps) {
  const { search } = useLocation();
  const rows = view.groups.reduce((count, group) => count + group.rows.length, 0);
  const isSearched = (new URLSearchParams(search).get('q') ?? '') !== '';
  return (
    <>
      <PageTitle
        title="Catalogue et déploiements"
        answer={
          <>
            Au {frenchDay(view.date)}, <Figure figure={view.applications} />{' '}
            {agreeing(view.applications.text, 'logiciel est utilisé', 'logiciels sont utilisés')}, en{' '}
            <Figure figure={view.deployments} /> {agreeing(view.deployments.text, 'déploiement', 'déploiements')} chez{' '}
            {countOf(view.bodies.length, 'adhérent ou client', 'adhérents et clients')}.
          </>
        }
        actions={<CatalogueViews here="matrix" />}
      />
      <ListBar searching="un logiciel, un éditeur" count={countOf(rows, 'fonction', 'fonctions')} file="/catalogue.csv">
        <DayField label="au" name="date" value={view.date} />
        <label className={classes.choice}>
          <span className="soft">par</span>
          <select name="par" defaultValue={view.by === 'vendor' ? 'editeur' : 'domaine'}>
            <option value="domaine">domaine</option>
            <option value="editeur">éditeur</option>
          </select>
        </label>
      </ListBar>
      {rows === 0 ? (
        <EmptyState title={isSearched ? 'Aucune fonction ne correspond' : 'Aucun logiciel enregistré'}>
          {isSearched ? (
            'Essayez un autre mot.'
          ) : (
            <Link to="/imports">Importez les fichiers « logiciels », « fonctions » et « deploiements »</Link>
          )}
        </EmptyState>
      ) : (
        <Matrix view={view} />
      )}
    </>
  );
}
