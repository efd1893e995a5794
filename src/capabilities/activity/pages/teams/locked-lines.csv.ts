import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../../web/list-state.ts';
import type { Route } from './+types/locked-lines.csv.ts';
import { loadPersonWeek, type PersonWeek } from './person-week.load.ts';

type LockedLine = PersonWeek['lockedLines'][number];

const standing = ({ isTakenBack, tag }: LockedLine) => [tag, isTakenBack ? 'reprise' : null].filter(Boolean).join(', ');

const columns: readonly ListColumn<LockedLine>[] = [
  { key: 'jour', label: 'Jour', value: (line) => line.date },
  { key: 'part', label: 'Part', numeric: true, value: (line) => line.hundredths / 100 },
  { key: 'activite', label: 'Activité', value: (line) => line.title },
  { key: 'detail', label: 'Pour qui, sur quoi', value: (line) => line.detail },
  { key: 'etat', label: 'État', value: standing },
];

/** The lines of a week that a correction alone can change, those that were taken back and what stands for them among them. */
export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lockedLines, person, monday } = await loadPersonWeek(page, params.person, params.monday);
  return listFileResponse(
    `lignes-verrouillees-${person}-${monday}`,
    listFile(lockedLines, columns, readListState(page.url.searchParams)),
  );
});
