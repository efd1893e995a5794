import { reading } from '../../../../http/reading.ts';
import { Figure } from '../../../../web/figure.tsx';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/movements.page.ts';
import { capital } from './capital.ts';
import { overText } from './moment.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-tables.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Mouvements du personnel · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Mouvements' }] };

export const loader = reading((page) => loadSheet(page, 'mouvements'));

export default function MovementsPage({ loaderData: { moment, tables } }: Route.ComponentProps) {
  const [opening, arrivals, departures, , closing] = tables[0]?.rows.find(({ total }) => total)?.cells ?? [];
  return (
    <StaffFrame
      sheet="mouvements"
      title="Mouvements du personnel"
      moment={moment}
      tables={tables}
      asks="period"
      answer={
        opening &&
        arrivals &&
        departures &&
        closing && (
          <>
            {capital(overText(moment))} : <Figure figure={opening} /> à l’ouverture + <Figure figure={arrivals} /> −{' '}
            <Figure figure={departures} /> partis = <Figure figure={closing} /> à la clôture.
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
