import { reading } from '../../../../http/reading.ts';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/absences-figures.page.ts';
import { overText } from './moment.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-tables.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours d’absence · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Absences' }] };

export const loader = reading((page) => loadSheet(page, 'absences'));

export default function AbsencesFiguresPage({ loaderData: { moment, tables } }: Route.ComponentProps) {
  return (
    <StaffFrame
      sheet="absences"
      title="Jours d’absence"
      moment={moment}
      tables={tables}
      asks="period"
      answer={`Congés et autres absences des agents ${overText(moment)}.`}
    >
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="absences" table={table} />
      ))}
    </StaffFrame>
  );
}
