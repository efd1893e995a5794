import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { pageContext } from '../../../http/page-context.ts';
import { reading } from '../../../http/reading.ts';
import { thingHistory } from '../../../http/thing-history.ts';
import { addDays } from '../../../kernel/day.ts';
import { frenchDay, frenchNumber } from '../../../kernel/french.ts';
import { atDay } from '../../../kernel/period.ts';
import { loadPageTables } from '../../../sheets/page-tables.ts';
import { ThingTables } from '../../../sheets/thing-tables.tsx';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { Figure } from '../../../web/figure.tsx';
import { History, historyLimit } from '../../../web/history.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { showFigure } from '../../../web/shown-figure.ts';
import { memberPathOf } from '../../directory/index.ts';
import { frenchHosting } from '../application.ts';
import { type ApplicationDetail, getApplication } from '../application-detail.ts';
import { applicationPath, applicationsPath, cataloguePath, deploymentsFilePath } from '../catalogue.paths.ts';
import { listSubscriptions, type Subscription } from '../subscription.store.ts';
import type { Route } from './+types/application.page.ts';
import { dateShown } from './catalogue.load.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.application.name ?? 'Logiciel'} · Bièvre` }];
export const handle = {
  crumbs: ({ application }: Loaded) => [
    { label: 'Catalogue et déploiements', path: cataloguePath },
    { label: 'Logiciels', path: applicationsPath },
    { label: application.name },
  ],
};

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  const application = await getApplication(page.tx, params.code);
  const period = atDay(dateShown(page));
  const [deployments] = await askMany(page.tx, page.registry, [
    { measure: 'catalogue.deployments', at: { application: application.code }, period },
  ]);
  if (!deployments) throw new Error('a question always has an answer');
  return {
    application,
    date: dateShown(page),
    deployments: showFigure(deployments, evidencePath(deployments.source), `Déploiements de ${application.name}`),
    subscriptions: (await listSubscriptions(page.tx, { application: application.code })).map((one) => ({
      ...one,
      path: memberPathOf(one.body),
    })),
    tables: await loadPageTables(page, { kind: 'application', code: application.code, name: application.name }),
    history: await thingHistory(page, context.get(pageContext).imports.formats, 'application', application.code, historyLimit),
  };
});

function stretchOf({ fromDay, toDay }: Subscription): string {
  const from = fromDay === null ? '' : `depuis le ${frenchDay(fromDay)}`;
  const to = toDay === null ? '' : `jusqu’au ${frenchDay(addDays(toDay, -1))}`;
  return [from, to].filter((text) => text !== '').join(' ') || 'date de début inconnue';
}

function Identity({ application }: { application: ApplicationDetail }) {
  const { replacement, replaced } = application;
  const facts = [
    ['Éditeur', application.vendorName],
    ['Domaine', application.domainName],
    ['Hébergement', application.hosting === null ? null : frenchHosting[application.hosting]],
    ['Développement', application.inHouse === null ? null : application.inHouse ? 'par l’opérateur' : 'par un éditeur'],
    ['Ce qu’il fait', application.functions],
    ['Fonctions', application.functionList.map(({ name }) => name).join(', ')],
    ['Autres noms', application.aliases.join(', ')],
  ] as const;
  return (
    <FactList facts={facts}>
      {replacement && (
        <div>
          <dt>Remplacé par</dt>
          <dd>
            <Link to={applicationPath(replacement.code)}>{replacement.name}</Link>
            {application.replacedOn !== null && ` le ${frenchDay(application.replacedOn)}`}
          </dd>
        </div>
      )}
      {replaced.length > 0 && (
        <div>
          <dt>Remplace</dt>
          <dd>
            {replaced.map((one) => (
              <Link key={one.code} to={applicationPath(one.code)}>
                {one.name}
              </Link>
            ))}
          </dd>
        </div>
      )}
    </FactList>
  );
}

function Users({ code, subscriptions }: { code: string; subscriptions: readonly (Subscription & { readonly path: string })[] }) {
  return (
    <section aria-labelledby="utilisateurs">
      <SectionHead id="utilisateurs" title="Qui l’utilise" file={subscriptions.length === 0 ? null : deploymentsFilePath(code)} />
      {subscriptions.length === 0 ? (
        <EmptyState title="Aucun déploiement enregistré">
          Importez le fichier « deploiements » pour dire chez qui ce logiciel est utilisé.
        </EmptyState>
      ) : (
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Déploiements du logiciel">
          <Table className={tableClasses.table}>
            <thead>
              <tr>
                <th scope="col">Adhérent</th>
                <th scope="col">Fonction</th>
                <th scope="col">Période</th>
                <th scope="col" className={tableClasses.number}>
                  Utilisateurs
                </th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {subscriptions.map((subscription) => (
                <tr key={`${subscription.function}-${subscription.body}-${subscription.fromDay}`}>
                  <th scope="row">
                    <Link to={subscription.path}>{subscription.bodyName}</Link>
                  </th>
                  <td>{subscription.functionName}</td>
                  <td>{stretchOf(subscription)}</td>
                  <td className={tableClasses.number}>
                    {subscription.users === null ? '' : frenchNumber(String(subscription.users))}
                  </td>
                  <td className="soft">{subscription.source}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

export default function ApplicationPage({ loaderData }: Route.ComponentProps) {
  const { application, date, deployments, subscriptions, tables, history } = loaderData;
  const bodies = new Set(subscriptions.map(({ body }) => body)).size;
  return (
    <>
      <PageTitle
        title={
          <>
            {application.name} {application.inCore && <span className="tag">socle</span>}
          </>
        }
        answer={
          <>
            <Figure figure={deployments} /> déploiements au {frenchDay(date)}&nbsp;;{' '}
            {countOf(
              bodies,
              'adhérent l’utilise ou l’a utilisé',
              'adhérents l’utilisent ou l’ont utilisé',
              'aucun adhérent ne l’utilise',
            )}
            .
          </>
        }
      />
      <div className="stack">
        <Identity application={application} />
        <Users code={application.code} subscriptions={subscriptions} />
        <ThingTables thing={{ kind: 'application', code: application.code }} tables={tables} />
        {history !== null && <History events={history} />}
      </div>
    </>
  );
}
