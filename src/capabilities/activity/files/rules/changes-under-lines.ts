import type { ChangedRow, ParsedRow, TogetherFault } from '../../../../import/format.ts';
import { type Day, day } from '../../../../kernel/day.ts';
import { type DayUse, refusalOfEnd, refusalOfMove, refusalOfOutside, refusalOfStart, usesByCode } from '../../dated-uses.ts';
import { textOf } from './stretches.ts';

function dayOf(row: ParsedRow, field: string): Day | null {
  const written = textOf(row[field]);
  return written === null ? null : day(written);
}

/** What a file changes under lines of time, and what a change of it is called. */
type UnderLines = {
  /** « du type », « du projet ». */
  readonly what: string;
  /** The rule by which days are refused. */
  readonly rule: string;
  /** What, changed, takes days to other figures. */
  readonly moving: readonly string[];
};

/** A kind goes under another that serves on the days of its lines; a project stands under none. */
function refusalOfAbove(named: string, { row, before }: ChangedRow, uses: readonly DayUse[]): string | null {
  const name = textOf(row['parent.name']);
  if (name === null || row['parent'] === before['parent']) return null;
  return refusalOfOutside(named, { name, fromDay: dayOf(row, 'parent.from_day'), toDay: dayOf(row, 'parent.to_day') }, uses);
}

/** What a file changes under lines of time: the forms refuse the same, in the same words. */
export function refuseChangesUnderLines({ what, rule, moving }: UnderLines) {
  return (changed: readonly ChangedRow[], listed: readonly ParsedRow[]): readonly TogetherFault[] => {
    const uses = usesByCode(listed);
    return changed.flatMap((of): TogetherFault[] => {
      const { row, before } = of;
      const own = uses.get(String(row['code'])) ?? [];
      const named = `${what} « ${String(row['name'])} »`;
      const hasMoved = (field: string) => dayOf(row, field) !== dayOf(before, field);
      const isCounted = moving.some((field) => textOf(row[field]) !== textOf(before[field]));
      const reason = textOf(row['reason']);
      const refusals = [
        { field: 'from_day', rule, message: hasMoved('from_day') ? refusalOfStart(named, dayOf(row, 'from_day'), own) : null },
        { field: 'to_day', rule, message: hasMoved('to_day') ? refusalOfEnd(named, dayOf(row, 'to_day'), own) : null },
        { field: 'parent', rule, message: refusalOfAbove(named, of, own) },
        { field: 'reason', rule: 'locked-month', message: isCounted ? refusalOfMove(named, own, reason) : null },
      ];
      return refusals.flatMap(({ message, ...at }) => (message === null ? [] : [{ of, message, ...at }]));
    });
  };
}
