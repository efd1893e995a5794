import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../web/list-state.ts';
import type { OpenPublished } from '../../../web/open-figure.ts';
import { openPublishedPage } from './figure.load.ts';

const columns: readonly ListColumn<OpenPublished['sameRow'][number]>[] = [
  { key: 'colonne', label: 'Colonne', value: (cell) => cell.column },
  { key: 'periode', label: 'Période', value: (cell) => cell.period },
  { key: 'imprime', label: 'Imprimé', value: (cell) => cell.printed },
];

/** The row of a published table that a figure stands in, as it was printed. */
export const loader = reading(async (page) => {
  const { sameRow, edition } = await openPublishedPage(page);
  return listFileResponse(`ligne-publiee-${edition}`, listFile(sameRow, columns, readListState(new URLSearchParams())));
});
