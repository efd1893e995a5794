import { quantityOf } from '../../../../kernel/figure.ts';
import { areEqual, compareQuantities, plus } from '../../../../kernel/quantity.ts';
import type { AnsweredRow, AnsweredTable } from '../../../../sheets/answered-table.ts';
import { postColumnsPerDate } from './posts.sheet.ts';

/** A rule that posts keep, and the lines that break it; lines of unknown figures can't be checked and are counted. */
export type PostCheck = {
  readonly rule: string;
  readonly checked: number;
  readonly unknown: number;
  readonly broken: readonly string[];
};

/** Whether a line keeps a rule at one of its dates; null when a figure of it is not known. */
type Keeps = (row: AnsweredRow, at: number) => boolean | null;

const quantityAt = (row: AnsweredRow, index: number) => {
  const found = row.found[index] ?? null;
  return found === null ? null : quantityOf(found);
};

const filledWithinOpen: Keeps = (row, at) => {
  const [open, filled] = [quantityAt(row, at), quantityAt(row, at + 1)];
  return open && filled && compareQuantities(filled, open) <= 0;
};

const partsMakeFilled: Keeps = (row, at) => {
  const [filled, tenured, contract] = [quantityAt(row, at + 1), quantityAt(row, at + 2), quantityAt(row, at + 3)];
  return filled && tenured && contract && areEqual(plus(tenured, contract), filled);
};

function check(rule: string, tables: readonly AnsweredTable[], keeps: Keeps): PostCheck {
  const outcomes = tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      [0, postColumnsPerDate].map((at) => ({
        kept: keeps(row, at),
        line: `${table.title}, ${row.label}, ${table.columns[at]?.replace(/^Ouverts /, '') ?? ''}`,
      })),
    ),
  );
  return {
    rule,
    checked: outcomes.filter(({ kept }) => kept !== null).length,
    unknown: outcomes.filter(({ kept }) => kept === null).length,
    broken: outcomes.filter(({ kept }) => kept === false).map(({ line }) => line),
  };
}

/** The rules of the tables of posts, checked line by line at both dates. */
export function checkPosts(tables: readonly AnsweredTable[]): PostCheck[] {
  const ofPosts = tables.filter(({ id }) => id.startsWith('postes-'));
  return [
    check('Postes pourvus ≤ postes ouverts', ofPosts, filledWithinOpen),
    check('Titulaires + contractuels = postes pourvus', ofPosts, partsMakeFilled),
  ];
}
