import type { PageReading } from '../../../../http/reading.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { cellsOf, planTable } from '../../../../sheets/plan-rows.ts';
import { listProjects } from '../../activity.store.ts';
import { dayColumns, yearColumn } from './day-columns.ts';
import type { DaysMoment } from './days-moment.ts';
import { totalsAmong } from './domains.sheet.ts';

export const projectTableId = 'jours-par-projet';

/** Days by project, the largest of the year first. */
export async function planProjects({ tx }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = dayColumns(moment);
  const projects = await listProjects(tx);
  return [
    planTable(
      {
        id: projectTableId,
        title: `Jours par projet, du plus long en ${moment.year} au plus court`,
        heading: 'Projet',
        note: 'Une ligne de temps a un projet ou n’en a pas ; un type d’activité « projet » se lit dans les types.',
        ranked: { by: yearColumn(moment) },
      },
      columns,
      [
        ...projects.map(({ code, name }) => ({ key: code, label: name, cells: cellsOf(columns, { project: code }) })),
        ...totalsAmong(
          columns,
          'project',
          projects.map(({ code }) => code),
          'Tous les projets',
        ),
      ],
    ),
  ];
}
