import { readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { mayEnrolOwnAgents } from '../training.access.ts';
import { loadOpenSessions, openSessionFileColumns } from './open-sessions.list.ts';

export const loader = readingFromBothSides(async ({ tx, actor, today, url }) => {
  demand(mayEnrolOwnAgents(actor));
  const file = listFile(await loadOpenSessions(tx, today), openSessionFileColumns, readListState(url.searchParams));
  return listFileResponse('sessions-ouvertes', file);
});
