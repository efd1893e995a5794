import type { PageReading } from '../../../../http/reading.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { branchesOf, branchRows, cellsOf, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { listTeams } from '../../../directory/index.ts';
import { sharings } from '../../activity.dimensions.ts';
import { dayColumns } from './day-columns.ts';
import type { DaysMoment } from './days-moment.ts';

const sharingLabels = {
  specific: 'Pour un adhérent ou un client',
  shared: 'Partagés (MULTI)',
  internal: 'Internes (INTERNE)',
} as const;

export const sharingTableId = 'jours-par-partage';
export const teamTableId = 'jours-par-equipe';

/** Days by team, and for whom they were. */
export async function planOverview({ tx }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = dayColumns(moment);
  return [
    planTable({ id: teamTableId, title: 'Jours par équipe', heading: 'Équipe' }, columns, [
      ...branchRows(branchesOf(await listTeams(tx), 'team'), columns),
      totalRow(columns),
    ]),
    planTable(
      {
        id: sharingTableId,
        title: 'Pour qui',
        heading: 'Bénéficiaires',
        note: 'Tels qu’enregistrés : les jours partagés profitent à tous les utilisateurs d’un service et ne sont à aucun d’eux.',
        keepsEmpty: true,
      },
      columns,
      [
        ...sharings.map((sharing) => ({ key: sharing, label: sharingLabels[sharing], cells: cellsOf(columns, { sharing }) })),
        totalRow(columns),
      ],
    ),
  ];
}
