import type { PageReading } from '../../../../http/reading.ts';
import { upperFirst } from '../../../../kernel/french.ts';
import type { PlannedTable } from '../../../../kernel/planned-table.ts';
import { readOpened } from '../../../../sheets/opened.ts';
import { type Branch, branchesOf, branchRows, cellsOf, planTable, totalRow } from '../../../../sheets/plan-rows.ts';
import { listTeams } from '../../../directory/index.ts';
import { listKinds } from '../../kind.store.ts';
import { frenchNature, type Kind, natures } from '../../kind.ts';
import { dayColumns, yearColumn } from './day-columns.ts';
import type { DaysMoment } from './days-moment.ts';

export const kindTableId = 'jours-par-type';
export const natureTableId = 'jours-par-nature';

/** The kinds of each team under it, its teams first; a team without a kind is left out. */
function kindsUnder(teams: readonly Branch[], kinds: readonly Kind[]): Branch[] {
  return teams.flatMap((team) => {
    const roots = new Set(
      kinds.flatMap(({ code, parent, team: owner }) => (parent === null && owner === team.code ? [code] : [])),
    );
    const own = branchesOf(kinds, 'kind').filter(({ code }) => roots.has(code));
    const below = [...kindsUnder(team.below, kinds), ...own];
    return below.length === 0 ? [] : [{ ...team, code: `equipe.${team.code}`, below, isAlwaysOpen: true }];
  });
}

/** Kinds of work, team by team, and natures across teams. */
export async function planKinds({ tx, url }: PageReading, moment: DaysMoment): Promise<PlannedTable[]> {
  const columns = dayColumns(moment);
  const kinds = await listKinds(tx);
  const ofNoTeam = branchesOf(
    kinds.filter(({ team }) => team === null),
    'kind',
  );
  const branches = [...kindsUnder(branchesOf(await listTeams(tx), 'team'), kinds), ...ofNoTeam];
  return [
    planTable(
      {
        id: kindTableId,
        title: 'Jours par type d’activité',
        heading: 'Équipe et type',
        note: 'Chaque équipe a ses types. Ouvrez un type pour lire ceux qu’il réunit.',
      },
      columns,
      [...branchRows(branches, columns, { opened: readOpened(url.searchParams) }), totalRow(columns)],
    ),
    planTable(
      {
        id: natureTableId,
        title: 'Jours par nature',
        heading: 'Nature',
        note: 'La nature dit ce qu’est un type d’activité quel que soit le mot de l’équipe : c’est par elle que les équipes se comparent.',
        ranked: { by: yearColumn(moment) },
      },
      columns,
      [
        ...natures.map((nature) => ({
          key: nature,
          label: upperFirst(frenchNature[nature]),
          cells: cellsOf(columns, { nature }),
        })),
        totalRow(columns),
      ],
    ),
  ];
}
