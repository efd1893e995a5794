import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { SyntheticTag } from '../../../../web/synthetic-tag.tsx';
import { capacityFilePath, coveragePath } from '../../capacity.paths.ts';
import type { Route } from './+types/capacity.page.ts';
import { loadTeams } from './capacity.list.ts';
import { CapacityRules } from './capacity-rules.tsx';
import { Compared } from './compared.tsx';
import { HeatTable } from './heat-table.tsx';
import { HypothesisForm } from './hypothesis-form.tsx';
import { PlanStartForm } from './plan-start.tsx';

export const meta = () => [{ title: 'Capacité des équipes · Bièvre' }];
export const handle = { crumbs: [{ label: 'Capacité des équipes' }] };

export const loader = reading(loadTeams);

export default function CapacityPage({ loaderData }: Route.ComponentProps) {
  const { rows, changes, months, answer, isSupposed, hypotheses, refusals, caveats, search, offers, rates } = loaderData;
  if (rows.length === 0)
    return (
      <>
        <PageTitle title="Capacité des équipes" />
        <EmptyState title="Aucune équipe à planifier">
          <Link to="/imports">Importez le fichier « equipes »</Link>, ou demandez à l’administration de vous confier une équipe.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageTitle
        title="Capacité des équipes"
        answer={
          <>
            {answer} <SyntheticTag shown={loaderData.isSynthetic} />
          </>
        }
        actions={
          <>
            <Link to={coveragePath} className="button">
              Compétences
            </Link>
            <a href={`${capacityFilePath}${search}`} className="button" download>
              CSV
            </a>
          </>
        }
      />
      <div className="stack">
        <PlanStartForm start={loaderData.start} />
        <section aria-labelledby="mois">
          <h2 id="mois">
            {isSupposed ? 'Jours qui resteraient, par équipe et par mois' : 'Jours qui restent, par équipe et par mois'}
          </h2>
          <HeatTable
            caption="Jours disponibles moins exploitation et projets, sur dix-huit mois"
            heading="Équipe"
            wordHeads={[
              ...(isSupposed ? ['Surcharge, connu', 'Surcharge, hypothèse'] : ['Surcharge']),
              'Compétences qui manquent',
            ]}
            months={months}
            rows={rows}
          />
        </section>
        {isSupposed && (
          <Compared caveats={caveats}>
            {changes.length === 0 ? (
              <p>L’hypothèse ne change le début de la surcharge d’aucune équipe.</p>
            ) : (
              changes.map(({ name, words }) => (
                <p key={name}>
                  <strong>{name}.</strong> {words}
                </p>
              ))
            )}
          </Compared>
        )}
        <HypothesisForm hypotheses={hypotheses} refusals={refusals} offers={offers} start={loaderData.start} />
        <CapacityRules rates={rates} />
      </div>
    </>
  );
}
