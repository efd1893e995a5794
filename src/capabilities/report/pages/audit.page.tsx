import { Link } from 'react-router';
import type { Finding, FindingKind } from '../../../figures/audit/audit.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { reading } from '../../../http/reading.ts';
import { type Cell, cellKey } from '../../../kernel/cell.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { findFaults } from '../audited.ts';
import { loadTableCaptions, nameOf, placeOf, type TableCaptions } from '../cell-place.ts';
import { frenchKind, frenchRule } from '../finding.words.ts';
import { loadPublished } from '../load.ts';
import { auditPath, reportPath, reportsPath } from '../report.paths.ts';
import type { Route } from './+types/audit.page.ts';
import { yearOfAddress } from './chapter.load.ts';
import { NarrowingLinks } from './narrowing-links.tsx';
import classes from './reports.module.css';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ params }: Route.MetaArgs) => [{ title: `Contrôles du bilan ${params.year} · Bièvre` }];
export const handle = {
  crumbs: ({ year }: Loaded) => [
    { label: 'Bilans d’activité', path: reportsPath },
    { label: String(year), path: reportPath(year) },
    { label: 'Contrôles' },
  ],
};

const kinds: readonly FindingKind[] = ['error', 'doubtful', 'rounding'];

function asKind(text: string | null): FindingKind | null {
  return kinds.find((kind) => kind === text) ?? null;
}

/** A published cell as a figure that opens to its place in the report. */
function asFigure(edition: string, cell: Cell, text: string): ShownFigure {
  return {
    text: text === '' ? nameOf(cell) : text,
    found: 'known',
    why: null,
    label: nameOf(cell),
    path: evidencePath({ origin: 'published', edition, cell }),
    isText: true,
    synthetic: false,
    published: true,
    approximate: null,
    plain: null,
  };
}

type Line = {
  kind: FindingKind;
  rule: string;
  place: string;
  name: string;
  published: ShownFigure;
  expected: string | null;
  difference: string | null;
  explanation: string;
  others: ShownFigure[];
};

function lineOf(edition: string, finding: Finding, printed: ReadonlyMap<string, string>, captions: TableCaptions): Line {
  const shown = (decimal: string | null) =>
    decimal !== null && /^-?\d+(\.\d+)?$/.test(decimal) ? frenchNumber(decimal) : decimal;
  return {
    kind: finding.kind,
    rule: frenchRule[finding.rule],
    place: placeOf(finding.cell, captions),
    name: nameOf(finding.cell),
    published: asFigure(edition, finding.cell, finding.published),
    expected: shown(finding.expected),
    difference: shown(finding.difference),
    explanation: finding.explanation,
    others: finding.others
      .slice(0, 24)
      .map((cell) => asFigure(edition, cell, `${nameOf(cell)} : ${printed.get(cellKey(cell)) ?? ''}`)),
  };
}

export const loader = reading(async ({ tx, registry, actor, url }, { params }: Route.LoaderArgs) => {
  const year = yearOfAddress(params.year);
  const edition = await loadPublished(tx, registry, actor.operator, year);
  const findings = await findFaults(tx, registry, actor.operator, year, 'published');
  const printed = new Map(edition.cells.map((cell) => [cellKey(cell), cell.printed]));
  const captions = await loadTableCaptions(tx, registry, year);
  const kind = asKind(url.searchParams.get('nature'));
  return {
    year,
    code: edition.code,
    cells: edition.cells.length,
    kind,
    counts: kinds.map((one) => ({ kind: one, count: findings.filter((finding) => finding.kind === one).length })),
    lines: findings
      .filter((finding) => kind === null || finding.kind === kind)
      .map((finding) => lineOf(edition.code, finding, printed, captions)),
  };
});

function FindingLine({ line }: { line: Line }) {
  return (
    <li className={classes.finding}>
      <div className={classes.findingHead}>
        <span className={`tag ${frenchKind[line.kind].tag}`}>{frenchKind[line.kind].one}</span>
        <h2>{line.name}</h2>
        <span className="soft">
          {line.rule} · {line.place}
        </span>
      </div>
      <p>{line.explanation}</p>
      <dl className={classes.numbers}>
        <div>
          <dt>Imprimé</dt>
          <dd>
            <Figure figure={line.published} />
          </dd>
        </div>
        {line.expected !== null && (
          <div>
            <dt>Attendu</dt>
            <dd>{line.expected}</dd>
          </div>
        )}
        {line.difference !== null && (
          <div>
            <dt>Écart</dt>
            <dd>{line.difference}</dd>
          </div>
        )}
      </dl>
      {line.others.length > 0 && (
        <details>
          <summary>{countOf(line.others.length, 'cellule mise en regard', 'cellules mises en regard')}</summary>
          <ul className={classes.otherCells}>
            {line.others.map((figure) => (
              <li key={figure.path}>
                <Figure figure={figure} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

export default function AuditPage({ loaderData: { year, code, cells, kind, counts, lines } }: Route.ComponentProps) {
  const errors = counts.find((one) => one.kind === 'error')?.count ?? 0;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      <PageTitle
        title={`Contrôles du bilan ${year}`}
        answer={`${countOf(total, 'constat', 'constats', 'Aucun constat')} dans les ${countOf(cells, 'cellule', 'cellules')} du bilan publié ${code}, dont ${countOf(errors, 'erreur', 'erreurs', 'aucune erreur')}.`}
        actions={
          <>
            <a href={`${auditPath(year)}.csv`} className="button" download>
              CSV
            </a>
            <Link to={reportPath(year)} className="button primary">
              Lire le bilan
            </Link>
          </>
        }
      />
      <NarrowingLinks
        label="Nature des constats"
        links={[
          { to: auditPath(year), label: `Tous (${total})`, isCurrent: kind === null },
          ...counts.map((one) => ({
            to: `${auditPath(year)}?nature=${one.kind}`,
            label: `${frenchKind[one.kind].many} (${one.count})`,
            isCurrent: kind === one.kind,
          })),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState title="Rien à signaler">Aucun chiffre de cette nature ne contredit les autres.</EmptyState>
      ) : (
        <ul className={classes.findings}>
          {lines.map((line) => (
            <FindingLine key={`${line.rule}-${line.published.path}`} line={line} />
          ))}
        </ul>
      )}
    </>
  );
}
