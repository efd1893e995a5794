import { Link, useLocation } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { OpenAll, TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import { openFigureParameter } from '../../../../web/figure.tsx';
import { daysPath } from '../../days.paths.ts';
import type { Route } from './+types/domains-days.page.ts';
import { DaysAndShare, hasDays, rowNamed, verbOf } from './answers.tsx';
import classes from './days.module.css';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { applicationTableId, domainTableId, everyApplication } from './domains.sheet.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours par domaine et par logiciel · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité', path: daysPath }, { label: 'Domaines et logiciels' }] };

export const loader = reading((page) => loadDays(page, 'domaines'));

function Answer({ moment, tables }: LoadedDays) {
  const sorted = rowNamed(tables, domainTableId, 'sorted');
  const [application] = tables.find(({ id }) => id === applicationTableId)?.rows.filter(({ total }) => !total) ?? [];
  if (!sorted) return 'Aucun domaine n’est enregistré.';
  return (
    <>
      En {moment.year}, <DaysAndShare row={sorted} moment={moment} /> {verbOf(sorted, moment, 'a', 'ont')} un domaine
      {application && hasDays(application, moment) && (
        <>
          &nbsp;; le logiciel le plus suivi est {application.label}, <DaysAndShare row={application} moment={moment} />
        </>
      )}
      .
    </>
  );
}

/** All applications, or the largest alone. */
function HowMany({ leftOut }: { leftOut: number }) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const isWhole = parameters.get(everyApplication.name) === everyApplication.value;
  if (leftOut === 0 && !isWhole) return null;
  parameters.delete(openFigureParameter);
  if (isWhole) parameters.delete(everyApplication.name);
  else parameters.set(everyApplication.name, everyApplication.value);
  return (
    <p className={classes.more} data-print="hidden">
      <Link to={`?${parameters}`} preventScrollReset>
        {isWhole ? 'Les plus suivis seulement' : `Tous les logiciels (${leftOut} de plus)`}
      </Link>
    </p>
  );
}

export default function DomainsDaysPage({ loaderData }: Route.ComponentProps) {
  const { tables } = loaderData;
  const applications = tables.find(({ id }) => id === applicationTableId);
  return (
    <DaysFrame
      sheet="domaines"
      title="Jours par domaine et par logiciel"
      loaded={loaderData}
      answer={<Answer {...loaderData} />}
      asks={<OpenAll open="Ouvrir tous les domaines" />}
    >
      <DaysTable sheet="domaines" table={tables.find(({ id }) => id === domainTableId)} />
      {applications && (
        <DaysTable sheet="domaines" table={applications}>
          <HowMany leftOut={applications.leftOut} />
          <TableOfFigures table={applications} />
        </DaysTable>
      )}
    </DaysFrame>
  );
}
