import { readingFromBothSides } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { lineColumns } from './figure.columns.ts';
import { openComputedPage } from './figure.load.ts';

const allRows = 1_000_000;

export const loader = readingFromBothSides(async (page) => {
  const figure = await openComputedPage(page, allRows, 0);
  return listFileResponse('lignes-du-chiffre', listFile(figure.rows, lineColumns, readListState(new URLSearchParams())));
});
