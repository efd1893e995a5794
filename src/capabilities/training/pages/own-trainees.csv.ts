import { readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { mayReadOwnTrainees } from '../training.access.ts';
import { listOwnTrainees, ownTraineeFileColumns } from './own-trainees.list.ts';

export const loader = readingFromBothSides(async ({ tx, actor, url }) => {
  demand(mayReadOwnTrainees(actor));
  const session = url.searchParams.get('session');
  const lines = (await listOwnTrainees(tx)).filter((line) => session === null || line.session === session);
  const file = listFile(lines, ownTraineeFileColumns, readListState(url.searchParams));
  return listFileResponse('formation-de-nos-agents', file);
});
