import { Link } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { readMemberDocuments, readWords } from '../../../http/reader-door.ts';
import { readingFromBothSides } from '../../../http/reading.ts';
import { thingHistory } from '../../../http/thing-history.ts';
import { addDays } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { loadPageTables } from '../../../sheets/page-tables.ts';
import { ThingTables } from '../../../sheets/thing-tables.tsx';
import { screenPictures } from '../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../web/chart-block.tsx';
import { agreeing } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { Figure } from '../../../web/figure.tsx';
import { Columns, FigureTable, type FigureTableRow } from '../../../web/figure-table.tsx';
import { History, historyLimit } from '../../../web/history.tsx';
import { KeyFigures } from '../../../web/key-figures.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { frenchCategory, frenchStatus } from '../body.ts';
import { type BodyDetail, getBody } from '../body-detail.ts';
import { memberFilePath, memberPath, membersPath } from '../directory.paths.ts';
import type { Route } from './+types/member.page.ts';
import { loadKeyFigures, loadPayments, loadUses, paymentsChart } from './member.load.ts';
import { Documents } from './member-documents.tsx';
import { paymentsTableId, usesTableId } from './member-tables.ts';
import { yearShown } from './members.list.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.body.name ?? 'Adhérent'} · Bièvre` }];
export const handle = {
  crumbs: ({ body, isTheirs }: Loaded) =>
    isTheirs ? [{ label: body.name }] : [{ label: 'Adhérents', path: membersPath }, { label: body.name }],
};

export const loader = readingFromBothSides(async (page, { params, context }: Route.LoaderArgs) => {
  const body = await getBody(page.tx, params.code);
  const { years, year } = await yearShown(page);
  const words = await readWords(page);
  const payments = await loadPayments(page, body, years, words);
  const chart = payments.years.length > 0 ? screenPictures(paymentsChart(body, payments), 560) : null;
  return {
    body,
    /** The reader is a person of this member. */
    isTheirs: page.actor.member !== null,
    years,
    year,
    figures: await loadKeyFigures(page, body, year),
    uses: await loadUses(page, body, year, words),
    payments,
    chart,
    tables: await loadPageTables(page, { kind: 'body', code: body.code, name: body.name }),
    documents: await readMemberDocuments(page, body.code),
    history: await thingHistory(page, context.get(pageContext).imports.formats, 'body', body.code, historyLimit),
  };
});

function Answer({ body, figures, year }: Pick<Loaded, 'body' | 'figures' | 'year'>) {
  return (
    <>
      {frenchCategory[body.category]}, {frenchStatus[body.status]}
      {body.fromDay !== null && ` ${body.toDay === null ? 'depuis le' : 'à partir du'} ${frenchDay(body.fromDay)}`}
      {body.toDay !== null && ` jusqu’au ${frenchDay(addDays(body.toDay, -1))}`}. En {year}, utilise{' '}
      <Figure figure={figures.applications} /> {agreeing(figures.applications.text, 'logiciel', 'logiciels')} et paie{' '}
      <Figure figure={figures.paid} />.
    </>
  );
}

function Uses({ body, uses, year, isTheirs }: Pick<Loaded, 'body' | 'uses' | 'year' | 'isTheirs'>) {
  const rows = uses.map(
    ({ domain, names, applications, deployments }): FigureTableRow => ({
      key: domain,
      label: (
        <>
          {domain}
          <div className="soft">{names.join(', ')}</div>
        </>
      ),
      cells: [applications, deployments],
    }),
  );
  return (
    <section aria-labelledby={usesTableId}>
      <SectionHead
        id={usesTableId}
        title={`Ce que ${body.shortName} utilise`}
        file={rows.length === 0 ? null : memberFilePath(body.code, usesTableId, year)}
      />
      {rows.length === 0 ? (
        <EmptyState title={`Aucun déploiement enregistré au 31 décembre ${year}`}>
          {isTheirs ? 'Choisissez une autre année.' : 'Choisissez une autre année, ou importez le fichier « deploiements ».'}
        </EmptyState>
      ) : (
        <FigureTable
          caption={`Logiciels et déploiements par domaine, ${year}`}
          heading="Domaine"
          columns={['Logiciels', 'Déploiements']}
          rows={rows}
        />
      )}
    </section>
  );
}

function Pays({ body, payments, chart, year, isTheirs }: Pick<Loaded, 'body' | 'payments' | 'chart' | 'year' | 'isTheirs'>) {
  const rows = payments.kinds.map(({ kind, byYear }): FigureTableRow => ({ label: kind, cells: byYear }));
  const table = (
    <FigureTable
      caption={`Cotisations hors taxe de ${body.name} par nature`}
      heading="Nature"
      columns={payments.years.map(String)}
      rows={[...rows, { label: 'Total', cells: payments.totals, total: true }]}
    />
  );
  return (
    <section aria-labelledby={paymentsTableId}>
      <SectionHead
        id={paymentsTableId}
        title={`Ce que ${body.shortName} paie`}
        file={chart === null ? null : memberFilePath(body.code, paymentsTableId, year)}
      />
      {chart === null ? (
        <EmptyState title="Aucune cotisation enregistrée">
          {isTheirs ? 'Votre opérateur n’en a pas encore enregistré.' : 'Importez le fichier « cotisations » pour la connaître.'}
        </EmptyState>
      ) : (
        <ChartBlock title="Cotisations hors taxe par nature" pictures={chart} open>
          {table}
        </ChartBlock>
      )}
    </section>
  );
}

function BodyLinks({ label, bodies }: { label: string; bodies: BodyDetail['successors'] }) {
  if (bodies.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {bodies.map((body) => (
          <div key={body.code}>
            <Link to={memberPath(body.code)}>{body.name}</Link>
          </div>
        ))}
      </dd>
    </div>
  );
}

function Identity({ body }: { body: BodyDetail }) {
  const facts = [
    ['SIREN', body.siren],
    ['Code INSEE', body.insee],
    ['Collège', body.college],
    ['Autres noms', body.aliases.join(', ')],
    ['Servi jusqu’au', body.toDay === null ? null : frenchDay(addDays(body.toDay, -1))],
  ] as const;
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Identité</h2>
      <FactList facts={facts}>
        <BodyLinks label="A succédé à" bodies={body.predecessors} />
        <BodyLinks label="Lui a succédé" bodies={body.successors} />
      </FactList>
    </section>
  );
}

export default function MemberPage({ loaderData }: Route.ComponentProps) {
  const { body, isTheirs, years, year, figures, uses, payments, chart, tables, documents, history } = loaderData;
  return (
    <>
      <PageTitle
        title={body.name}
        answer={<Answer body={body} figures={figures} year={year} />}
        actions={<PeriodPicker label="Année montrée" years={years.slice(0, 6)} current={year} />}
      />
      <div className="stack">
        <KeyFigures
          items={[
            { label: `Paie en ${year}, hors taxe`, figure: figures.paid },
            ...(isTheirs ? [] : [{ label: 'Part des cotisations', figure: figures.share }]),
            { label: 'Logiciels utilisés', figure: figures.applications },
            { label: 'Habitants', figure: figures.population },
          ]}
        />
        <Columns>
          <Uses body={body} uses={uses} year={year} isTheirs={isTheirs} />
          <Pays body={body} payments={payments} chart={chart} year={year} isTheirs={isTheirs} />
        </Columns>
        <ThingTables thing={{ kind: 'body', code: body.code }} tables={tables} />
        <Documents body={body} documents={documents} isTheirs={isTheirs} />
        <Identity body={body} />
        {history !== null && <History events={history} />}
      </div>
    </>
  );
}
