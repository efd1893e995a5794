import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../../web/list-state.ts';
import type { Route } from './+types/team-movements.csv.ts';
import { loadTeamCapacity, type MovementLine } from './team-capacity.load.ts';

const columns: readonly ListColumn<MovementLine>[] = [
  { key: 'personne', label: 'Personne', value: (line) => line.person },
  { key: 'jour', label: 'Jour', value: (line) => line.date },
  { key: 'quoi', label: 'Quand', value: (line) => line.what },
  { key: 'poste', label: 'Poste', value: (line) => line.post },
];

/** Who comes to a team and who leaves it over the months of its plan. */
export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { code, movements } = await loadTeamCapacity(page, params.team);
  return listFileResponse(`mouvements-${code}`, listFile(movements, columns, readListState(new URLSearchParams())));
});
