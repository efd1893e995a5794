import type { Tx } from '../../../database/face.ts';
import type { SearchReader, Waiting } from '../../../http/reader-door.ts';
import { addDays } from '../../../kernel/day.ts';
import { countOf } from '../../../web/count-of.ts';
import { findPersonOfAccount } from '../../staff/index.ts';
import { mayApproveWeeks, mayFillWeek } from '../activity.access.ts';
import { ownWeekPathOf, teamTimePathOf } from '../activity.paths.ts';
import { readAnswerable } from './answerable.ts';
import { listLateWeeks } from './late-weeks.ts';
import { listOwedWeeksOf } from './owed-weeks.ts';
import { listOwnLateWeeks, weeksBefore } from './own-late-weeks.ts';
import { listFinishedWeeks } from './week-list.store.ts';

/** The reader's own weeks that are over and not finished: the oldest is where they go on. */
async function ownLateWeeks(tx: Tx, { actor, today }: SearchReader): Promise<readonly Waiting[]> {
  if (!mayFillWeek(actor).may) return [];
  const own = await findPersonOfAccount(tx, actor.id);
  const late = own === null ? [] : await listOwnLateWeeks(tx, own, today);
  const [oldest] = late;
  if (oldest === undefined) return [];
  return [
    {
      label: countOf(late.length, 'semaine à terminer', 'semaines à terminer'),
      detail: 'les vôtres, la plus ancienne d’abord',
      path: ownWeekPathOf(oldest.monday),
    },
  ];
}

/** The finished weeks of those for whom the reader answers; one’s own is for the direction. */
async function weeksToApprove(tx: Tx, { actor }: SearchReader): Promise<readonly Waiting[]> {
  if (!mayApproveWeeks(actor).may) return [];
  const all = await listFinishedWeeks(tx);
  const isAnswerable = await readAnswerable(tx, actor, [...new Set(all.map(({ monday }) => monday))]);
  const finished = all.filter(({ person, monday }) => isAnswerable(person, monday));
  const [oldest] = finished;
  if (oldest === undefined) return [];
  // In the list of the month in which its days begin, which may not be that of its Monday.
  const weeks = { from: oldest.monday, to: addDays(oldest.monday, 7) };
  const [owed] = await listOwedWeeksOf(tx, oldest.person, weeks);
  return [
    {
      label: countOf(finished.length, 'semaine à approuver', 'semaines à approuver'),
      detail: 'celles de vos équipes, la plus ancienne d’abord',
      path: teamTimePathOf((owed?.first ?? oldest.monday).slice(0, 7), null),
    },
  ];
}

/** The weeks that others left unfinished of late, of those for whom the reader answers. */
async function lateWeeksOfTeams(tx: Tx, { actor, today }: SearchReader): Promise<readonly Waiting[]> {
  if (!mayApproveWeeks(actor).may) return [];
  const own = await findPersonOfAccount(tx, actor.id);
  const late = (await listLateWeeks(tx, actor, weeksBefore(today), today)).filter(({ person }) => person !== own);
  const [oldest] = late.map(({ first }) => first).sort();
  if (oldest === undefined) return [];
  return [
    {
      label: countOf(late.length, 'semaine en retard', 'semaines en retard'),
      detail: 'celles de vos équipes, le mois de la plus ancienne d’abord',
      path: teamTimePathOf(oldest.slice(0, 7), null, 'en-retard'),
    },
  ];
}

/** What of working time waits for this reader. */
export async function listWaitingTime(tx: Tx, reader: SearchReader): Promise<readonly Waiting[]> {
  return [...(await ownLateWeeks(tx, reader)), ...(await weeksToApprove(tx, reader)), ...(await lateWeeksOfTeams(tx, reader))];
}
