import type { Tx } from '../../database/face.ts';
import type { SearchReader, Waiting } from '../../http/reader-door.ts';
import { addDays } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { countOf } from '../../web/count-of.ts';
import { findPersonOfAccount } from '../staff/index.ts';
import { findCourse } from './course.store.ts';
import { listWithoutAttendance } from './session.store.ts';
import { mayManageTraining, mayTakePartInTraining } from './training.access.ts';
import { sessionPath } from './training.paths.ts';

/** Further back a sheet is lost: files of past years often never said who came. */
const daysBack = 365;

/** The sessions that are over and for which nobody typed in who came, of those that this reader runs: the oldest is where they go on. */
export async function listWaitingTraining(tx: Tx, { actor, today }: SearchReader): Promise<readonly Waiting[]> {
  if (!mayTakePartInTraining(actor).may) return [];
  const manages = mayManageTraining(actor).may;
  const person = manages ? null : await findPersonOfAccount(tx, actor.id);
  if (!manages && person === null) return [];
  const late = await listWithoutAttendance(tx, { from: addDays(today, -daysBack), to: today }, person);
  const [oldest] = late;
  if (oldest === undefined) return [];
  const course = (await findCourse(tx, oldest.course))?.name ?? oldest.course;
  return [
    {
      label: countOf(late.length, 'feuille de présence à saisir', 'feuilles de présence à saisir'),
      detail: `${late.length === 1 ? '' : 'la plus ancienne : '}${course}, le ${frenchDay(oldest.firstDay)}`,
      path: sessionPath(oldest.code),
    },
  ];
}
