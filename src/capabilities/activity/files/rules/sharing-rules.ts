import type { Beside, BesideFault, ParsedRow, StandingRow, TogetherFault } from '../../../../import/format.ts';
import { day } from '../../../../kernel/day.ts';
import { lockedYears, nextYearOf, refusalOfSilence, refusalOfWeights, type SharingKey } from '../../sharing/sharing-key.ts';
import { textOf } from './stretches.ts';

function keyOf(row: ParsedRow): SharingKey {
  // The rule is not looked at here, only which years a key reaches.
  return { application: textOf(row['application']), year: Number(row['year']), rule: 'equal', source: textOf(row['source']) };
}

/**
 * A file says why it changes locked years by its `source`, where the form asks for a reason; a row that repeats what is recorded says nothing.
 * @param field what a row changes
 */
function demandSource(field: string, { listed, before }: Beside, keys: readonly SharingKey[]) {
  const locked = lockedYears(listed('locked').map((row) => day(String(row['month']))));
  return (row: ParsedRow): readonly BesideFault[] => {
    if (before(row)?.[field] === row[field]) return [];
    const key = keyOf(row);
    const message = refusalOfSilence({ year: key.year, next: nextYearOf(key, keys) }, locked, key.source);
    return message === null ? [] : [{ field: 'source', rule: 'locked-year', message }];
  };
}

/** The keys that the file does not speak of tell how far each reaches. */
export const demandSourceOfKeys = (beside: Beside) => demandSource('rule', beside, beside.left.map(keyOf));

export const demandSourceOfWeights = (beside: Beside) =>
  demandSource('weight', beside, beside.records('cles-de-partage').map(keyOf));

/** The weights of one key are not all 0. */
export function refuseWeightsOfNothing(rows: readonly StandingRow[]): readonly TogetherFault[] {
  const byKey = Map.groupBy(rows, ({ row }) => JSON.stringify([row['application'] ?? null, row['year']]));
  return [...byKey.values()].flatMap((some): TogetherFault[] => {
    const message = refusalOfWeights(some.map(({ row }) => ({ body: String(row['body']), weight: String(row['weight']) })));
    if (message === null) return [];
    return some.flatMap((of) => (of.recorded ? [] : [{ of, field: 'weight', rule: 'weights-of-nothing', message }]));
  });
}
