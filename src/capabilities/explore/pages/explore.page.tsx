import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { upperFirst } from '../../../kernel/french.ts';
import { screenPictures } from '../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../web/chart-block.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FigureTable } from '../../../web/figure-table.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { FormNotice } from '../../../web/record-form.tsx';
import { unfinishedWords } from '../../../web/shown-figure.ts';
import { exploreFilePath } from '../explore.paths.ts';
import { forgetView, keepView } from '../keep-view.ts';
import { listSavedViews } from '../saved-view.store.ts';
import { viewParameters } from '../view.ts';
import { spanOfLast } from '../view-periods.ts';
import type { Route } from './+types/explore.page.ts';
import { chartOf, undrawn } from './explore.chart.ts';
import { loadExplored } from './explore.load.ts';
import classes from './explore.module.css';
import { loadOffer } from './explore.offer.ts';
import { ExploreForm } from './explore-form.tsx';
import { SavedViews } from './saved-views.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: loaderData ? `Explorer\u00a0: ${loaderData.explored.measure.label} · Bièvre` : 'Explorer · Bièvre' },
];
export const handle = { crumbs: () => [{ label: 'Explorer' }] };

export const loader = reading(async (page) => {
  const explored = await loadExplored(page);
  const chart = chartOf(explored);
  const views = await listSavedViews(page.tx, page.actor);
  return {
    explored,
    offer: await loadOffer(page, explored.view),
    chart: chart && screenPictures(chart, 900),
    undrawn: undrawn(explored),
    parameters: String(viewParameters(explored.view)),
    views: views.map(({ id, name, shared, owner, ownerName, parameters }) => ({
      id,
      name,
      shared,
      parameters,
      by: owner === page.actor.id ? null : ownerName,
    })),
  };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'oublier') {
      await perform(database, actor, forgetView, typed);
      return 'Vue oubliée.';
    }
    await perform(database, actor, keepView, typed);
    return 'Vue gardée.';
  }),
);

/** The whole in the last column: what a reader would otherwise look for at the corner of the table. */
function answerOf({ view, measure, rows, whole }: Loaded['explored']): string {
  return `${measure.label} ${spanOfLast(view)} : ${whole}.${isNothing(rows) ? '' : ' Chaque chiffre s’ouvre sur ses enregistrements.'}`;
}

function LeftOut({ rows, columns }: Loaded['explored']['leftOut']) {
  if (rows === 0 && columns === 0) return null;
  const parts = [rows > 0 ? `${rows} lignes` : '', columns > 0 ? `${columns} colonnes` : ''].filter((part) => part !== '');
  return (
    <p className="notice">
      Tableau trop grand : {parts.join(' et ')} ne sont pas montrées. Limitez-le, ou prenez un premier niveau.
    </p>
  );
}

/** What a reader would otherwise take for a wrong sum, or for nothing recorded. */
function Remarks({ lacking, isWithheld }: Loaded['explored']) {
  return (
    <>
      {lacking.rows !== null && (
        <p className={`soft ${classes.remark}`}>
          Ce qui est enregistré sans {lacking.rows} n’est sur aucune ligne : l’ensemble dépasse la somme des lignes.
        </p>
      )}
      {lacking.columns !== null && (
        <p className={`soft ${classes.remark}`}>
          Ce qui est enregistré sans {lacking.columns} n’est dans aucune colonne : l’ensemble dépasse la somme des colonnes.
        </p>
      )}
      {isWithheld && (
        <p className={`soft ${classes.remark}`}>
          Une partie de ces chiffres n’est pas montrée à votre compte : ceux-là sont marqués « inconnu ».
        </p>
      )}
    </>
  );
}

function NothingShown({ isWithheld }: Pick<Loaded['explored'], 'isWithheld'>) {
  if (isWithheld) return <EmptyState title="Rien à montrer">Ces chiffres ne sont pas montrés à votre compte.</EmptyState>;
  return (
    <EmptyState title="Rien à montrer">
      Aucun enregistrement ne répond à ces choix : changez les années, les lignes ou ce à quoi le tableau est limité.
    </EmptyState>
  );
}

/** Nothing but a whole that is 0, or not known. */
function isNothing(rows: Loaded['explored']['rows']): boolean {
  return rows.length === 1 && rows.every(({ cells }) => cells.every(({ approximate }) => (approximate ?? 0) === 0));
}

export default function ExplorePage({ loaderData, actionData }: Route.ComponentProps) {
  const { explored, offer, chart, undrawn, parameters, views } = loaderData;
  const { view, measure, heading, columns, rows, leftOut } = explored;
  const unfinished = rows.some(({ cells }) => cells.some((cell) => cell.unfinished));
  const table = <FigureTable caption={measure.label} heading={upperFirst(heading)} columns={columns} rows={rows} />;
  return (
    <>
      <PageTitle title="Explorer" answer={answerOf(explored)} />
      <div className="stack">
        <FormNotice answer={actionData} />
        <ExploreForm view={view} offer={offer} />
        <section aria-labelledby="tableau">
          <div className={classes.head}>
            <h2 id="tableau">
              {measure.label}
              {measure.unit !== '' && <span className="soft"> ({measure.unit})</span>}
            </h2>
            <a href={`${exploreFilePath}?${parameters}`} className="button" download data-print="hidden">
              CSV
            </a>
          </div>
          <p className={`soft ${classes.definition}`}>{measure.definition}</p>
          <LeftOut {...leftOut} />
          {isNothing(rows) ? (
            <NothingShown isWithheld={explored.isWithheld} />
          ) : (
            <>
              <Remarks {...explored} />
              {table}
            </>
          )}
        </section>
        {chart === null && undrawn !== null && <p className="soft">{undrawn}</p>}
        {chart && (
          <ChartBlock
            title={measure.label}
            pictures={chart}
            notes={[undrawn, unfinished ? unfinishedWords : null].filter((one) => one !== null)}
          >
            {table}
          </ChartBlock>
        )}
        <SavedViews views={views} parameters={parameters} answer={actionData} />
      </div>
    </>
  );
}
