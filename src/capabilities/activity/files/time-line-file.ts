import type { Tx } from '../../../database/face.ts';
import type { ParsedRow } from '../../../import/format.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { listShownWeeks } from '../api/shown-weeks.ts';
import { mondaysOf } from '../week/owed-weeks.ts';
import { mondayOf } from '../week/week-days.ts';
import { listFiledLines } from './time-line-file.store.ts';
import { rankColumn, sameWork } from './time-lines.import.ts';

type Asked = { readonly from: Day; readonly to: Day; readonly person: string | null; readonly team: string | null };

/**
 * The lines that a reader takes out: those of the weeks that they are shown, as on the pages and in the API.
 * @throws Problem `not-found` for a person whom they do not follow and for no team, `refused` to whoever has no week
 */
export async function readFiledLines(tx: Tx, actor: Actor, { from, to, person, team }: Asked): Promise<readonly ParsedRow[]> {
  const mondays = mondaysOf({ from, to });
  const weeks = await listShownWeeks(tx, actor, { mondays, person: person ?? undefined, team: team ?? undefined });
  if (weeks === null) return listFiledLines(tx, { from, to, persons: null });
  const shown = new Set(weeks.map((one) => `${one.person} ${one.monday}`));
  const persons = [...new Set(weeks.map((one) => one.person))];
  const lines = await listFiledLines(tx, { from, to, persons });
  return lines.filter((line) => shown.has(`${String(line['person'])} ${mondayOf(day(String(line['day'])))}`));
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
