import type { ListColumn } from '../../../../web/list-state.ts';
import type { OccupationLine } from './post.load.ts';

const shared: readonly ListColumn<OccupationLine>[] = [
  { key: 'statut', label: 'Statut', value: (line) => line.status },
  { key: 'grade', label: 'Grade', value: (line) => line.grade },
  { key: 'taux', label: 'Taux (%)', numeric: true, value: (line) => line.rate },
  { key: 'du', label: 'Du', value: (line) => line.fromDay },
  { key: 'au', label: 'Au', value: (line) => line.lastDay },
];

const causes: readonly ListColumn<OccupationLine>[] = [
  { key: 'arrivee', label: 'Cause du début', value: (line) => line.startCause },
  { key: 'depart', label: 'Cause de la fin', value: (line) => line.endCause },
];

/** Who held a post, or which posts somebody held; why they came and left is for those who manage staff. */
export function occupationColumns(of: 'post' | 'person', manages: boolean): readonly ListColumn<OccupationLine>[] {
  const other: readonly ListColumn<OccupationLine>[] =
    of === 'post'
      ? [{ key: 'personne', label: 'Personne', value: (line) => line.personLabel }]
      : [
          { key: 'poste', label: 'Poste', value: (line) => line.post },
          { key: 'intitule', label: 'Intitulé', value: (line) => line.postTitle },
        ];
  return [...other, ...shared, ...(manages ? causes : [])];
}
