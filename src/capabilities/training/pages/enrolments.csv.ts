import { reading } from '../../../http/reading.ts';
import { recordsFileResponse } from '../../../sheets/format-file.ts';
import { enrolmentFormat } from '../files/enrolment.import.ts';
import { listFiledEnrolments } from '../files/training-file.store.ts';
import { openSessionToRun } from '../running.ts';
import type { Route } from './+types/enrolments.csv.ts';

/** Who comes to a session and who came, for whoever runs it, in the columns of the file that is imported. */
export const loader = reading(async ({ tx, actor }, { params }: Route.LoaderArgs) => {
  const { code } = await openSessionToRun(tx, actor, params.code);
  const enrolments = await listFiledEnrolments(tx, { year: null, session: code });
  return recordsFileResponse(enrolmentFormat, enrolments, `inscrits-${code}`);
});
