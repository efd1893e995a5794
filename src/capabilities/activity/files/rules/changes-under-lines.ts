import type { ChangedRow, ParsedRow, TogetherFault } from '../../../../import/format.ts';
import { type Day, day } from '../../../../kernel/day.ts';
import { refusalOfEnd, refusalOfStart, usesByCode } from '../../dated-uses.ts';

function dayOf(row: ParsedRow, field: string): Day | null {
  const written = row[field];
  return typeof written === 'string' ? day(written) : null;
}

/** Days that a file changes under lines of time: the forms refuse the same, in the same words. @param what « du type », « du projet » */
export function refuseChangesUnderLines(what: string, rule: string) {
  return (changed: readonly ChangedRow[], listed: readonly ParsedRow[]): readonly TogetherFault[] => {
    const uses = usesByCode(listed);
    return changed.flatMap((of): TogetherFault[] => {
      const own = uses.get(String(of.row['code'])) ?? [];
      const named = `${what} « ${String(of.row['name'])} »`;
      const isMoved = (field: string) => dayOf(of.row, field) !== dayOf(of.before, field);
      const refusals = [
        { field: 'from_day', message: isMoved('from_day') ? refusalOfStart(named, dayOf(of.row, 'from_day'), own) : null },
        { field: 'to_day', message: isMoved('to_day') ? refusalOfEnd(named, dayOf(of.row, 'to_day'), own) : null },
      ];
      return refusals.flatMap(({ field, message }) => (message === null ? [] : [{ of, field, rule, message }]));
    });
  };
}
