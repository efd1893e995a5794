import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import tableClasses from '../../../../web/data-table.module.css';
import { PageTitle } from '../../../../web/page-title.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { SyntheticTag } from '../../../../web/synthetic-tag.tsx';
import {
  capacityPath,
  teamMonthsFilePath,
  teamMovementsFilePath,
  teamProjectsPath,
  teamRunPath,
  teamSkillsFilePath,
} from '../../capacity.paths.ts';
import { personPath } from '../../register.paths.ts';
import type { Route } from './+types/team-capacity.page.ts';
import { CapacityRules } from './capacity-rules.tsx';
import { Compared } from './compared.tsx';
import { HeatTable } from './heat-table.tsx';
import { HypothesisForm } from './hypothesis-form.tsx';
import { MonthsTable } from './months-table.tsx';
import { PlanStartForm } from './plan-start.tsx';
import { loadTeamCapacity } from './team-capacity.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Capacité, ${loaderData?.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ name }: Loaded) => [{ label: 'Capacité des équipes', path: capacityPath }, { label: name }],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadTeamCapacity(page, params.team));

function WithoutRun({ teams, code }: { teams: readonly string[]; code: string }) {
  if (teams.length === 0) return null;
  return (
    <p className="notice look">
      Aucun jour d’exploitation n’est enregistré pour {teams.join(', ')}&nbsp;: la charge n’est pas connue.{' '}
      <Link to={teamRunPath(code)}>Enregistrer les mois passés</Link>
    </p>
  );
}

function Change({ compared, caveats }: Pick<Loaded, 'compared' | 'caveats'>) {
  if (compared === null) return null;
  return (
    <Compared caveats={caveats}>
      <p>
        <strong>{compared.words}</strong> {compared.difference}
      </p>
      {compared.changes.map(({ name, words }) => (
        <p key={name}>
          <strong>{name}.</strong> {words}
        </p>
      ))}
    </Compared>
  );
}

function Skills({ skills, months, code, search, compared }: Loaded) {
  return (
    <section aria-labelledby="competences">
      <SectionHead
        id="competences"
        title="Par compétence"
        file={skills.length === 0 ? null : `${teamSkillsFilePath(code)}${search}`}
      />
      {skills.length === 0 ? (
        <p className="soft">
          Aucune charge ne nomme de compétence : nommez-en une en saisissant des jours, et ce qui manque d’elle se verra ici.
        </p>
      ) : (
        <HeatTable
          caption="Jours de ceux qui ont la compétence, moins les charges qui la nomment"
          heading="Compétence"
          wordHeads={compared === null ? ['Surcharge'] : ['Surcharge, connu', 'Surcharge, hypothèse']}
          months={months.map(({ known }) => known.shortLabel)}
          rows={skills}
        />
      )}
    </section>
  );
}

function Movements({ code, movements }: Pick<Loaded, 'code' | 'movements'>) {
  return (
    <section aria-labelledby="mouvements">
      <SectionHead
        id="mouvements"
        title="Arrivées et départs enregistrés"
        file={movements.length === 0 ? null : teamMovementsFilePath(code)}
      />
      {movements.length === 0 ? (
        <p className="soft">Aucun sur les dix-huit mois à venir.</p>
      ) : (
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Arrivées et départs">
          <Table className={tableClasses.table}>
            <thead>
              <tr>
                <th scope="col">Personne</th>
                <th scope="col">Quand</th>
                <th scope="col">Poste</th>
              </tr>
            </thead>
            <tbody>
              {movements.map(({ key, person, code, what, post }) => (
                <tr key={key}>
                  <th scope="row">
                    <Link to={personPath(code)}>{person}</Link>
                  </th>
                  <td>{what}</td>
                  <td>{post}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

export default function TeamCapacityPage({ loaderData }: Route.ComponentProps) {
  const { code, name, holds, answer, withoutRun, months, chart, search, compared } = loaderData;
  return (
    <>
      <PageTitle
        title={name}
        answer={
          <>
            {answer} {holds.length > 0 && <>Comprend : {holds.join(', ')}.</>} <SyntheticTag shown={loaderData.isSynthetic} />
          </>
        }
        actions={
          <>
            <Link to={teamRunPath(code)} className="button">
              Exploitation
            </Link>
            <Link to={teamProjectsPath(code)} className="button">
              Projets prévus
            </Link>
          </>
        }
      />
      <div className="stack">
        <PlanStartForm start={loaderData.start} />
        <WithoutRun teams={withoutRun} code={code} />
        <HypothesisForm {...loaderData} />
        <Change {...loaderData} />
        <ChartBlock
          title={compared === null ? 'Jours disponibles et charge' : 'Jours disponibles et charge, connus et supposés'}
          pictures={chart}
        >
          <p className="soft">Les nombres sont dans le tableau des mois, ci-dessous.</p>
        </ChartBlock>
        <section aria-labelledby="mois">
          <SectionHead id="mois" title="Mois par mois, en jours" file={`${teamMonthsFilePath(code)}${search}`} />
          <MonthsTable months={months} />
        </section>
        <Skills {...loaderData} />
        <Movements {...loaderData} />
        <CapacityRules rates={loaderData.rates} />
      </div>
    </>
  );
}
