import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPay } from '../../staff.access.ts';
import { loadPayList, payColumns } from './pay.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadPay(page.actor));
  const { lines, year } = await loadPayList(page);
  return listFileResponse(`remunerations-${year}`, listFile(lines, payColumns, readListState(page.url.searchParams)));
});
