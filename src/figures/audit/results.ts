import { directionOf, plain, words } from './labels.ts';
import { type Amounts, entriesOf, expectedResult, type Relation } from './relation.ts';
import type { Entry, Table, TableRow } from './tables.ts';

/** « Résultat » beside « recettes » and « dépenses », in one row or one column: the one less the other. */
export function results(tables: readonly Table[], amounts: Amounts): Relation[] {
  return tables.flatMap((table) =>
    [...resultsInRows(table), ...resultsInColumns(table)].filter((relation) => !isExplainedBeside(relation, table, amounts)),
  );
}

/**
 * « Bilan hors A et B »: the whole less the amounts that the same table prints for A and for B. Only doubtful: what « hors »
 * leaves out is often said elsewhere.
 */
export function exclusions(tables: readonly Table[]): Relation[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const [before, after] = row.label.split(/\bhors\b/i);
      if (before === undefined || after === undefined || after.trim() === '') return [];
      const left = after
        .split(/\bet\b|,/)
        .map((part) => table.rows.filter((other) => other !== row && isSame(other.label, part)));
      const whole = table.rows.filter(
        (other) => other !== row && !/\bhors\b/i.test(other.label) && shares(other.label, before) && !left.flat().includes(other),
      );
      if (whole.length !== 1 || left.some((rows) => rows.length !== 1)) return [];
      return [...row.entries.values()].flatMap((result) => exclusion(result, whole[0], left.flat()));
    }),
  );
}

function isSame(label: string, part: string): boolean {
  const [own, other] = [words(label), words(part)];
  return (
    own.length > 0 && other.length > 0 && own.every((word) => other.includes(word)) && other.every((word) => own.includes(word))
  );
}

function shares(label: string, other: string): boolean {
  return words(label).some((word) => words(other).includes(word));
}

function exclusion(result: Entry, whole: TableRow | undefined, left: readonly TableRow[]): Relation[] {
  const direction = directionOf(result.cell.column);
  if (!whole || !direction || !result.number || result.number.approximate) return [];
  const of = (row: TableRow) => {
    const entries = [...row.entries.values()].filter(
      (entry) => entry.number && entry.cell.unit === result.cell.unit && entry.cell.period === result.cell.period,
    );
    const named = entries.filter((entry) => directionOf(entry.cell.column) === direction);
    // A row with one amount, « équilibré en recettes et en dépenses », counts on both sides.
    const both = entries.filter(
      (entry) => /\brecettes?\b/.test(plain(entry.cell.column)) && /\bdepenses?\b/.test(plain(entry.cell.column)),
    );
    const found = named.length > 0 ? named : both;
    return found.length === 1 ? found[0] : undefined;
  };
  const [from, ...less] = [whole, ...left].map(of);
  if (!from || less.some((entry) => entry === undefined)) return [];
  const terms = [{ entry: from, factor: 1 }, ...less.flatMap((entry) => (entry ? [{ entry, factor: -1 }] : []))];
  return [
    {
      rule: 'result',
      weight: 0.5,
      strength: 'doubtful',
      result,
      form: { kind: 'sum', terms, constant: 0 },
      group: 'hors',
      meaning: `« ${whole.label} » moins ce que « hors » exclut`,
    },
  ];
}

/** The gap is another amount of the table: the result takes in last year's, or leaves something out, and says so there. */
function isExplainedBeside(relation: Relation, table: Table, amounts: Amounts): boolean {
  const gap = Math.abs((amounts[relation.result.index] ?? 0) - (expectedResult(relation, amounts) ?? 0));
  const others = table.rows
    .flatMap((row) => [...row.entries.values()])
    .filter((entry) => entry.number && !entriesOf(relation).includes(entry));
  const beside = others.map((entry) => Math.abs(amounts[entry.index] ?? 0)).filter((amount) => amount !== 0);
  // One carry-over, or those of both sections.
  const isTwo =
    beside.length <= 40 &&
    beside.some((amount, at) => beside.slice(at + 1).some((other) => amount + other === gap || Math.abs(amount - other) === gap));
  return gap !== 0 && (beside.includes(gap) || isTwo);
}

const isResult = (label: string) =>
  /^(resultat|solde|excedent|deficit|resultat (propre a|de) l exercice)\b/.test(plain(label)) &&
  !/\b(reporte|reportee|cumule|anterieur|cloture|n 1)\b/.test(plain(label));

function resultsInRows(table: Table): Relation[] {
  return table.rows.flatMap((row) => {
    const entries = [...row.entries.values()].filter((entry) => entry.number && !entry.number.approximate);
    return threesome(entries, (entry) => entry.cell.column, `${row.label} : recettes − dépenses`);
  });
}

function resultsInColumns(table: Table): Relation[] {
  return table.columns.flatMap((column) => {
    const entries = table.rows
      .flatMap((row) => row.entries.get(column.key) ?? [])
      .filter((entry) => entry.number && !entry.number.approximate);
    return threesome(entries, (entry) => entry.cell.row, `${column.label} : recettes − dépenses`);
  });
}

function threesome(entries: readonly Entry[], label: (entry: Entry) => string, meaning: string): Relation[] {
  const only = (test: (text: string) => boolean) => {
    const found = entries.filter((entry) => test(label(entry)));
    return found.length === 1 ? found[0] : undefined;
  };
  const [revenue, expenditure, result] = [
    only((text) => /^(total (des )?)?recettes?\b/.test(plain(text))),
    only((text) => /^(total (des )?)?depenses?\b/.test(plain(text))),
    only(isResult),
  ];
  if (!revenue || !expenditure || !result) return [];
  const alike = [revenue, expenditure].every(
    (entry) => entry.cell.unit === result.cell.unit && entry.cell.period === result.cell.period,
  );
  if (!alike) return [];
  const terms = [
    { entry: revenue, factor: 1 },
    { entry: expenditure, factor: -1 },
  ];
  return [
    {
      rule: 'result',
      weight: 0.9,
      strength: 'error',
      result,
      form: { kind: 'sum', terms, constant: 0 },
      group: 'result',
      meaning,
    },
  ];
}
