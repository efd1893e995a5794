import type { PageReading } from '../../../../http/reading.ts';
import type { Coordinates, Question } from '../../../../kernel/figure.ts';
import { listTeams, type Team } from '../../../directory/index.ts';
import type { DimensionWords } from '../../register/staff-words.ts';
import { unsaid } from '../../staff.dimensions.ts';
import { capital } from './capital.ts';
import type { PlannedRow } from './planned-table.ts';

/** What a column asks of the coordinates of a row; null where it has nothing to say. */
export type Column = { readonly label: string; readonly ask: (at: Coordinates) => Question | null };

export function cellsOf(columns: readonly Column[], at: Coordinates): (Question | null)[] {
  return columns.map(({ ask }) => ask(at));
}

export function totalRow(columns: readonly Column[], label = 'Total', at: Coordinates = {}): PlannedRow {
  return { key: 'total', label, total: true, cells: cellsOf(columns, at) };
}

/** One row for each code that a dimension has a word for, in the order of the words. */
export function rowsBy(dimension: string, words: DimensionWords, columns: readonly Column[]): PlannedRow[] {
  return [...(words[dimension] ?? [])].map(([code, word]) => ({
    key: code,
    label: capital(word),
    cells: cellsOf(columns, { [dimension]: code }),
  }));
}

type Branch = { readonly code: string; readonly name: string; readonly depth: number; readonly hasBelow: boolean };

function branchesUnder(teams: readonly Team[], parent: string | null, depth: number, above: ReadonlySet<string>): Branch[] {
  return teams
    .filter((team) => team.parent === parent && !above.has(team.code))
    .flatMap((team) => {
      const below = branchesUnder(teams, team.code, depth + 1, new Set([...above, team.code]));
      return [{ code: team.code, name: team.name, depth, hasBelow: below.length > 0 }, ...below];
    });
}

/** One row for each team under the one that it is part of, which holds it; and one for those without a team. */
export async function teamRows({ tx }: Pick<PageReading, 'tx'>, columns: readonly Column[]): Promise<PlannedRow[]> {
  const branches = branchesUnder(await listTeams(tx), null, 0, new Set());
  return [
    ...branches.map(
      ({ code, name, depth, hasBelow }): PlannedRow => ({
        key: code,
        label: name,
        kind: hasBelow ? 'subtotal' : depth > 0 ? 'detail' : 'plain',
        cells: cellsOf(columns, { team: code }),
      }),
    ),
    { key: unsaid, label: 'Sans équipe', cells: cellsOf(columns, { team: unsaid }) },
  ];
}
