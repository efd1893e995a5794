import { reading } from '../../../../http/reading.ts';
import { OpenAll } from '../../../../sheets/sheet-tables.tsx';
import { daysPath } from '../../days.paths.ts';
import type { Route } from './+types/kinds-days.page.ts';
import { DaysAndShare, hasDays } from './answers.tsx';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { natureTableId } from './kinds.sheet.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours par type d’activité · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité', path: daysPath }, { label: 'Types d’activité' }] };

export const loader = reading((page) => loadDays(page, 'types'));

/** The three natures that took the most of the year. */
function Answer({ moment, tables }: LoadedDays) {
  const rows = tables.find(({ id }) => id === natureTableId)?.rows.filter(({ total }) => !total) ?? [];
  const largest = rows.filter((row) => hasDays(row, moment)).slice(0, 3);
  if (largest.length === 0) return `En ${moment.year}, aucun jour n’a de nature.`;
  return (
    <>
      En {moment.year}, d’abord{' '}
      {largest.map((row, index) => (
        <span key={row.key}>
          {index > 0 && ', puis '}
          {row.label.toLowerCase()} <DaysAndShare row={row} moment={moment} />
        </span>
      ))}
      .
    </>
  );
}

export default function KindsDaysPage({ loaderData }: Route.ComponentProps) {
  return (
    <DaysFrame
      sheet="types"
      title="Jours par type d’activité"
      loaded={loaderData}
      answer={<Answer {...loaderData} />}
      asks={<OpenAll open="Ouvrir tous les types" />}
    >
      {loaderData.tables.map((table) => (
        <DaysTable key={table.id} sheet="types" table={table} />
      ))}
    </DaysFrame>
  );
}
