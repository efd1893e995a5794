import type { PageReading } from '../../../../http/reading.ts';
import { frenchShortMonths } from '../../../../kernel/french.ts';
import { month, year } from '../../../../kernel/period.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { branchesOf, branchRows, type Column, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { listTeams } from '../../../directory/index.ts';
import type { DaysMoment } from './days-moment.ts';

export const monthTableId = 'jours-par-mois';
export const monthsByYearTableId = 'mois-par-annee';

/** The twelve months of a year, then the year. */
function monthColumns(of: number): Column[] {
  return [
    ...frenchShortMonths.map(
      (label, index): Column => ({
        label,
        ask: (at) => ({ measure: 'activity.days', at, period: month(of, index + 1) }),
      }),
    ),
    { label: 'Total', ask: (at) => ({ measure: 'activity.days', at, period: year(of) }) },
  ];
}

/** Days by month: of each team in the year that is read, and of all in each of the years. */
export async function planMonths({ tx }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = monthColumns(moment.year);
  return [
    planTable({ id: monthTableId, title: `Jours par équipe et par mois de ${moment.year}`, heading: 'Équipe' }, columns, [
      ...branchRows(branchesOf(await listTeams(tx), 'team'), columns),
      totalRow(columns),
    ]),
    {
      id: monthsByYearTableId,
      title: 'Jours par mois, d’une année à l’autre',
      heading: 'Année',
      columns: columns.map(({ label }) => label),
      rows: moment.shown.map((one) => ({
        key: String(one),
        label: String(one),
        cells: monthColumns(one).map(({ ask }) => ask({})),
      })),
      keepsEmpty: true,
    },
  ];
}
