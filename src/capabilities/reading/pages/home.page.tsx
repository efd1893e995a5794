import { Link, redirect } from 'react-router';
import { askMany, breakdown } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { listEditions } from '../../../figures/ledger/editions.ts';
import { readWaiting, readYears, type Waiting } from '../../../http/reader-door.ts';
import { type PageReading, readingFromBothSides } from '../../../http/reading.ts';
import { mayNameOperator } from '../../../kernel/access.ts';
import { yearOf } from '../../../kernel/day.ts';
import { year as yearPeriod } from '../../../kernel/period.ts';
import { agreeing, countOf } from '../../../web/count-of.ts';
import { Figure } from '../../../web/figure.tsx';
import { KeyFigures } from '../../../web/key-figures.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { findOperator, listBodies } from '../../directory/index.ts';
import type { Route } from './+types/home.page.ts';
import { FirstSteps } from './first-steps.tsx';
import classes from './home.module.css';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Accueil · Bièvre' }];
export const handle = { crumbs: [{ label: 'Accueil' }] };

const asked = [
  { measure: 'directory.bodies', at: { status: 'member' } },
  { measure: 'catalogue.applications', at: {} },
  { measure: 'catalogue.deployments', at: {} },
  { measure: 'contributions.amount', at: {} },
  { measure: 'budget.revenue_realised', at: { section: 'operating', perimeter: 'own' } },
] as const;

/** The latest year with money recorded: the one that people mean by "the last year". */
async function lastFullYear(page: PageReading): Promise<number> {
  const { tx, registry, today } = page;
  for (const year of await readYears(page)) {
    const paid = await breakdown(tx, registry, { measure: 'contributions.amount', at: {}, period: yearPeriod(year) }, ['kind']);
    if (paid.length > 0) return year;
  }
  return yearOf(today);
}

export const loader = readingFromBothSides(async (page) => {
  // A member's people are at home on the page of their member.
  if (page.actor.member !== null) throw redirect(`/adherents/${page.actor.member}`);
  const { tx, registry } = page;
  const operator = await findOperator(tx);
  const year = await lastFullYear(page);
  const figures = (
    await askMany(
      tx,
      registry,
      asked.map(({ measure, at }) => ({ measure, at, period: yearPeriod(year) })),
    )
  ).map((figure, index): ShownFigure => {
    const measure = registry.get(asked[index]?.measure ?? '');
    return showFigure(figure, evidencePath(figure.source), `${measure.label.fr} ${year}`, figure.unit === 'EUR' ? 0 : undefined);
  });
  const editions = (await listEditions(tx, registry)).flatMap((edition) =>
    edition.year === null ? [] : [{ year: edition.year, cells: edition.cells }],
  );
  return {
    operator: operator && { name: operator.name, fullName: operator.fullName },
    isEmpty: (await listBodies(tx)).length === 0 && (await readYears(page)).length === 0,
    mayImport: mayNameOperator(page.actor).may,
    year,
    waiting: await readWaiting(page, { actor: page.actor, today: page.today }),
    figures,
    editions,
  };
});

/** What somebody has to do, or where one may begin: a list of ways on. */
function Doors({ title, id, doors }: { title: string; id: string; doors: readonly Waiting[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={classes.doors}>
        {doors.map((door) => (
          <li key={door.path}>
            <Link to={door.path}>{door.label}</Link>
            <span className="soft">{door.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pages that everybody on the operator's side may read. */
const doorsOfHome: readonly Waiting[] = [
  { path: '/bilans', label: 'Lire un bilan d’activité', detail: 'chapitre par chapitre, chaque chiffre ouvert sur sa source' },
  { path: '/controles', label: 'Voir ce qui ne tient pas', detail: 'les contrôles des bilans publiés, avec leur calcul' },
  { path: '/adherents', label: 'Ouvrir un adhérent', detail: 'ce qu’il utilise, ce qu’il paie, au fil des années' },
  { path: '/catalogue', label: 'Consulter le catalogue', detail: 'qui utilise quoi, à une date, par domaine ou par éditeur' },
  { path: '/budget', label: 'Suivre le budget', detail: 'section, sens et chapitre : prévu, réalisé, reporté' },
  { path: '/indicateurs', label: 'Suivre les volumes', detail: 'ce que les logiciels ont traité, année après année' },
  { path: '/temps', label: 'Compter les jours', detail: 'à quoi va le temps des équipes, par type et bénéficiaire' },
  { path: '/effectifs', label: 'Lire les effectifs', detail: 'postes ouverts et pourvus, structure, arrivées et départs' },
];

export default function HomePage({ loaderData }: Route.ComponentProps) {
  const { operator, year, figures, editions, waiting } = loaderData;
  const [members, applications, deployments, contributions, revenue] = figures;
  if (loaderData.isEmpty || !operator || !members || !applications || !deployments || !contributions || !revenue)
    return <FirstSteps operator={operator && (operator.fullName ?? operator.name)} mayImport={loaderData.mayImport} />;
  return (
    <>
      <PageTitle
        title={operator.fullName ?? operator.name}
        answer={
          <>
            En {year}, {operator.name} sert <Figure figure={members} /> {agreeing(members.text, 'adhérent', 'adhérents')} avec{' '}
            <Figure figure={applications} /> {agreeing(applications.text, 'logiciel', 'logiciels')}, pour{' '}
            <Figure figure={contributions} /> de cotisations hors taxe.
          </>
        }
        actions={
          <Link to={`/bilans/${year}`} className="button primary">
            Lire le bilan {year}
          </Link>
        }
      />
      <div className="stack">
        {waiting.length > 0 && <Doors title="À faire" id="a-faire" doors={waiting} />}
        <KeyFigures
          items={[
            { label: 'Adhérents', figure: members, note: `au 31 décembre ${year}` },
            {
              label: 'Logiciels utilisés',
              figure: applications,
              note: (
                <>
                  <Figure figure={deployments} /> déploiements
                </>
              ),
            },
            { label: 'Cotisations', figure: contributions, note: `hors taxe, ${year}` },
            { label: 'Recettes de fonctionnement', figure: revenue, note: `réalisées, comptes propres ${year}` },
          ]}
        />
        <Doors title="Par où commencer" id="suite" doors={doorsOfHome} />
        {editions.length > 0 && (
          <p className="soft">
            Au registre : {countOf(editions.length, 'bilan publié', 'bilans publiés')} (
            {editions.map((edition, index) => (
              <span key={edition.year}>
                {index > 0 && ', '}
                <Link to={`/bilans/${edition.year}`}>{edition.year}</Link>&nbsp;: {countOf(edition.cells, 'cellule', 'cellules')}
              </span>
            ))}
            ).
          </p>
        )}
      </div>
    </>
  );
}
