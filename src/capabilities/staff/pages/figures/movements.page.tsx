import { reading } from '../../../../http/reading.ts';
import { upperFirst } from '../../../../kernel/french.ts';
import { totalsOf } from '../../../../sheets/answered-table.ts';
import { Figure } from '../../../../web/figure.tsx';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/movements.page.ts';
import { overText } from './moment.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Mouvements du personnel · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Mouvements' }] };

export const loader = reading((page) => loadSheet(page, 'mouvements'));

export default function MovementsPage({ loaderData }: Route.ComponentProps) {
  const { moment, tables } = loaderData;
  const [opening, arrivals, departures, , closing] = totalsOf(tables, 'solde-par-equipe');
  return (
    <StaffFrame
      sheet="mouvements"
      title="Mouvements du personnel"
      loaded={loaderData}
      asks="period"
      answer={
        opening &&
        arrivals &&
        departures &&
        closing && (
          <>
            {upperFirst(overText(moment))}&nbsp;: ouverture <Figure figure={opening} /> + arrivées <Figure figure={arrivals} /> −
            départs <Figure figure={departures} /> = clôture <Figure figure={closing} />.
          </>
        )
      }
    >
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="mouvements" table={table} />
      ))}
    </StaffFrame>
  );
}
