import { reading } from '../../../../http/reading.ts';
import { frenchReason } from '../../../../kernel/french.ts';
import { totalsOf } from '../../../../sheets/answered-table.ts';
import { Figure } from '../../../../web/figure.tsx';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/absences-figures.page.ts';
import { overText } from './moment.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours d’absence · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Absences' }] };

export const loader = reading((page) => loadSheet(page, 'absences'));

function Answer({ moment, tables }: Pick<Route.ComponentProps['loaderData'], 'moment' | 'tables'>) {
  const [days, , perAgent] = totalsOf(tables, 'absences-par-equipe');
  if (!days || !perAgent || days.why === frenchReason('no-record'))
    return `Aucune absence n’est enregistrée ${overText(moment)}.`;
  return (
    <>
      Jours d’absence {overText(moment)}, congés compris : <Figure figure={days} />, soit <Figure figure={perAgent} /> par agent.
    </>
  );
}

export default function AbsencesFiguresPage({ loaderData }: Route.ComponentProps) {
  const { tables } = loaderData;
  return (
    <StaffFrame sheet="absences" title="Jours d’absence" loaded={loaderData} asks="period" answer={<Answer {...loaderData} />}>
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="absences" table={table} />
      ))}
    </StaffFrame>
  );
}
