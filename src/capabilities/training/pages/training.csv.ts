import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../../../web/list-state.ts';
import { mayReadTraining } from '../training.access.ts';
import { bodyColumns, type FigureLine, loadOverview } from './overview.load.ts';

/** One of the two tables of the page, as it stands there. */
export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { current, columns, byCategory, byBody } = await loadOverview(page);
  const isBodies = page.url.searchParams.get('tableau') === 'adherents';
  const heads: readonly string[] = isBodies ? bodyColumns : columns;
  const listColumns: ListColumn<FigureLine>[] = [
    { key: 'ligne', label: isBodies ? 'Adhérent' : 'Catégorie', value: ({ label }) => label },
    ...heads.map((label, index) =>
      figureColumn<FigureLine>(String(index), label, ({ cells }) => cells[index] ?? { approximate: null, plain: null }),
    ),
  ];
  const name = isBodies ? `formation-par-adherent-${current}` : `formation-par-categorie-${current}`;
  return listFileResponse(name, listFile(isBodies ? byBody : byCategory, listColumns, readListState(new URLSearchParams())));
});
