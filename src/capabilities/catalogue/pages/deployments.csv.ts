import { reading } from '../../../http/reading.ts';
import { addDays } from '../../../kernel/day.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../web/list-state.ts';
import { getApplication } from '../application-detail.ts';
import { listSubscriptions, type Subscription } from '../subscription.store.ts';
import type { Route } from './+types/deployments.csv.ts';

const columns: readonly ListColumn<Subscription>[] = [
  { key: 'adherent', label: 'Adhérent', value: (one) => one.bodyName },
  { key: 'fonction', label: 'Fonction', value: (one) => one.functionName },
  { key: 'du', label: 'Du', value: (one) => one.fromDay },
  { key: 'au', label: 'Au', value: (one) => (one.toDay === null ? null : addDays(one.toDay, -1)) },
  { key: 'utilisateurs', label: 'Utilisateurs', numeric: true, value: (one) => one.users },
  { key: 'source', label: 'Source', value: (one) => one.source },
];

/** The deployments of an application, as its page shows them. */
export const loader = reading(async ({ tx, url }, { params }: Route.LoaderArgs) => {
  const { code } = await getApplication(tx, params.code);
  const file = listFile(await listSubscriptions(tx, { application: code }), columns, readListState(url.searchParams));
  return listFileResponse(`deploiements-${code}`, file);
});
