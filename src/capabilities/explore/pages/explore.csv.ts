import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../../../web/list-state.ts';
import { isWholeYear, type View } from '../view.ts';
import { type ExploredRow, loadExplored } from './explore.load.ts';

/** In the name of the file: one of some months is no other one of the year. */
const seasonOf = ({ season }: View) => (isWholeYear(season) ? '' : `-mois-${season.from}-${season.to}`);

/** The table of the page, as it stands there. */
export const loader = reading(async (page) => {
  const { view, measure, heading, columns, rows } = await loadExplored(page);
  const named: ListColumn<ExploredRow>[] = [
    { key: 'code', label: 'code', value: ({ key }) => key },
    { key: 'ligne', label: heading, value: ({ label }) => label },
    ...columns.map((label, index) =>
      figureColumn<ExploredRow>(String(index), label, ({ cells }) => cells[index] ?? { approximate: null, plain: null }),
    ),
  ];
  return listFileResponse(
    `${measure.id}-${view.first}-${view.last}${seasonOf(view)}`,
    listFile(rows, named, readListState(new URLSearchParams())),
  );
});
