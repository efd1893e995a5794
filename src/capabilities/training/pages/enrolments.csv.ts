import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { type ListColumn, readListState } from '../../../web/list-state.ts';
import { listEnrolments } from '../enrolment.store.ts';
import { type Enrolment, frenchEnrolmentState, frenchPresence } from '../enrolment.ts';
import { openSessionToRun } from '../running.ts';
import type { Route } from './+types/enrolments.csv.ts';

/** The columns of the file that is imported: what is taken out can be put back. */
function columnsOf(session: string): readonly ListColumn<Enrolment>[] {
  return [
    { key: 'session', label: 'session', value: () => session },
    { key: 'participant', label: 'participant', value: (one) => one.participant },
    { key: 'adherent', label: 'adherent', value: (one) => one.body },
    { key: 'etat', label: 'etat', value: (one) => frenchEnrolmentState[one.state] },
    { key: 'presence', label: 'presence', value: (one) => (one.presence === null ? null : frenchPresence[one.presence]) },
    {
      key: 'jours_suivis',
      label: 'jours_suivis',
      numeric: true,
      value: (one) => (one.attended === null ? null : one.attended / 100),
    },
  ];
}

/** Who comes to a session and who came, for whoever runs it. */
export const loader = reading(async ({ tx, actor, url }, { params }: Route.LoaderArgs) => {
  const { code } = await openSessionToRun(tx, actor, params.code);
  const file = listFile(await listEnrolments(tx, code), columnsOf(code), readListState(url.searchParams));
  return listFileResponse(`inscrits-${code}`, file);
});
