import { consulting } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { loadTokens, tokenColumns } from './managed-tokens.list.ts';

export const loader = consulting(async (page, { url }) =>
  listFileResponse('jetons-api', listFile(await loadTokens(page), tokenColumns, readListState(url.searchParams))),
);
