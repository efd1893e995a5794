import type { Tx } from '../../../database/face.ts';
import type { ParsedRow } from '../../../import/format.ts';
import { demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { findPersonOfAccount, listPersons, listWorkingPersons, readWeekScope } from '../../staff/index.ts';
import { mayFillWeek, mayFollowTime } from '../activity.access.ts';
import { unknownWeek, untiedAccount } from '../activity.problems.ts';
import { mondaysOf } from '../week/owed-weeks.ts';
import { mondayOf } from '../week/week-days.ts';
import { listFiledLines } from './time-line-file.store.ts';
import { rankColumn, sameWork } from './time-lines.import.ts';

type Asked = { readonly from: Day; readonly to: Day; readonly person: string | null; readonly team: string | null };

/** Whose lines of which week a reader is shown: their own, and those of the weeks that they follow, as on the pages. */
async function readLineScope(tx: Tx, actor: Actor, window: Pick<Asked, 'from' | 'to'>) {
  const follows = mayFollowTime(actor).may;
  if (!follows) demand(mayFillWeek(actor));
  const own = await findPersonOfAccount(tx, actor.id);
  if (!follows && own === null) throw untiedAccount();
  const mondays = mondaysOf(window);
  const { isShown, teams } = await readWeekScope(tx, actor, mondays);
  const isWeekShown = (person: string, monday: Day) => person === own || (follows && isShown(person, monday));
  return {
    isWeekShown,
    isPersonShown: (person: string) => mondays.some((monday) => isWeekShown(person, monday)),
    isEverybody: follows && teams === null,
  };
}

/** The lines that a reader takes out. @throws Problem `not-found` for a person whom they do not follow, `refused` to whoever has no week */
export async function readFiledLines(tx: Tx, actor: Actor, { from, to, person, team }: Asked): Promise<readonly ParsedRow[]> {
  const { isWeekShown, isPersonShown, isEverybody } = await readLineScope(tx, actor, { from, to });
  if (person !== null && !isPersonShown(person)) throw unknownWeek(person);
  const isAsked = ({ code }: { readonly code: string }) => isPersonShown(code) && (person === null || code === person);
  const working = team === null ? null : (await listWorkingPersons(tx, { from, to })).filter(({ teams }) => teams.has(team));
  const isWhole = working === null && person === null && isEverybody;
  const persons = isWhole ? null : (working ?? (await listPersons(tx))).filter(isAsked).map(({ code }) => code);
  const lines = await listFiledLines(tx, { from, to, persons });
  return lines.filter((line) => isWeekShown(String(line['person']), mondayOf(day(String(line['day'])))));
}

/** The lines with the rank of those whose order does not say it: one of the same work was taken away since. */
export function withRanks(lines: readonly ParsedRow[]): readonly ParsedRow[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const work = sameWork(line);
    const place = (counts.get(work) ?? 0) + 1;
    counts.set(work, place);
    return line['occurrence'] === place ? line : { ...line, [rankColumn.field]: line['occurrence'] ?? null };
  });
}
