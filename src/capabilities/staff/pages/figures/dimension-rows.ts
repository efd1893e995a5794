import type { PageReading } from '../../../../http/reading.ts';
import { upperFirst } from '../../../../kernel/french.ts';
import type { PlannedRow } from '../../../../kernel/planned-table.ts';
import { branchesOf, branchRows, type Column, cellsOf } from '../../../../sheets/plan-rows.ts';
import { listTeams } from '../../../directory/index.ts';
import type { DimensionWords } from '../../register/staff-words.ts';
import { unsaid } from '../../staff.dimensions.ts';

/** A row of what is not recorded says something only where there is any of it. */
const ofNothing = { leavesWhenEmpty: true } as const;

/** One row for each code that a dimension has a word for, in the order of the words. */
export function rowsBy(dimension: string, words: DimensionWords, columns: readonly Column[]): PlannedRow[] {
  return [...(words[dimension] ?? [])].map(([code, word]) => ({
    key: code,
    label: upperFirst(word),
    cells: cellsOf(columns, { [dimension]: code }),
    ...(code === unsaid ? ofNothing : {}),
  }));
}

/** One row for each team under the one that it is part of, which holds it; and one for those without a team. */
export async function teamRows({ tx }: Pick<PageReading, 'tx'>, columns: readonly Column[]): Promise<PlannedRow[]> {
  return [
    ...branchRows(branchesOf(await listTeams(tx), 'team'), columns),
    { key: unsaid, label: 'Sans équipe', cells: cellsOf(columns, { team: unsaid }), ...ofNothing },
  ];
}
