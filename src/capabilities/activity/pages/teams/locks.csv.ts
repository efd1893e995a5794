import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchInstant } from '../../../../kernel/french.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../../web/list-state.ts';
import { mayFollowTime } from '../../activity.access.ts';
import { listLocks } from '../../week/month-lock.store.ts';

type Lock = Awaited<ReturnType<typeof listLocks>>[number];

const columns: readonly ListColumn<Lock>[] = [
  { key: 'mois', label: 'Mois', value: ({ month }) => month.slice(0, 7) },
  { key: 'verrouille', label: 'Verrouillé', value: ({ at }) => frenchInstant(at) },
];

export const loader = reading(async ({ tx, actor, url }) => {
  demand(mayFollowTime(actor));
  return listFileResponse('mois-verrouilles', listFile(await listLocks(tx), columns, readListState(url.searchParams)));
});
