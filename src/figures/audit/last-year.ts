import { editDistance } from '../../kernel/text.ts';
import { nameSlip } from './causes.ts';
import { amountText } from './explain.ts';
import { type AuditedEdition, addressOf, type Finding } from './finding.ts';
import { heading, isTotal, totalKind, withoutYears } from './labels.ts';
import { digitRuns, isWellFormed, plainDecimal, readNumber, scale, slackOf } from './numbers.ts';
import type { Relation } from './relation.ts';
import type { Entry } from './tables.ts';

/** A figure of an earlier report, found again by its labels. */
type Known = {
  readonly code: string;
  readonly year: number;
  readonly period: string;
  readonly amount: number;
  readonly slack: number;
  readonly row: string;
};

export type Memory = {
  /** The same labels and the same period in the latest earlier report that prints them. */
  readonly samePeriod: (entry: Entry) => Known | null;
  /** The same labels in an earlier report, for that report's own year. */
  readonly formerYear: (entry: Entry) => Known | null;
};

function rowName(label: string): string {
  return totalKind(label) === 'total' ? 'total' : withoutYears(label);
}

/** `place`: the heading of the section, for tables that a report prints once per application or team; null for anywhere. */
function labelKey(cell: { table: string; column: string; unit: string }, place: string | null): string {
  return JSON.stringify([place, cell.table, withoutYears(cell.column), cell.unit]);
}

/** Earlier reports by label. A label that a report prints twice for one period is of no use and left out. */
export function remember(earlier: readonly AuditedEdition[]): Memory {
  const known = new Map<string, (Known | null)[]>();
  const places = new Set<string>();
  for (const edition of [...earlier].sort((a, b) => b.year - a.year)) {
    const seen = new Map<string, Known | null>();
    for (const cell of edition.cells) {
      const number = readNumber(cell);
      if (!number || number.approximate || digitRuns(cell.printed).some((run) => !isWellFormed(run))) continue;
      const one = {
        code: edition.code,
        year: edition.year,
        period: cell.period,
        amount: number.amount,
        slack: slackOf(number, cell.unit),
        row: rowName(cell.row),
      };
      places.add(JSON.stringify([heading(cell.section), cell.table]));
      for (const place of [heading(cell.section), null]) {
        const key = JSON.stringify([labelKey(cell, place), one.row, cell.period]);
        seen.set(key, seen.has(key) && seen.get(key)?.amount !== one.amount ? null : one);
      }
    }
    for (const [key, one] of seen) {
      const [label = ''] = JSON.parse(key) as [string]; // the key was written just above
      known.set(label, [...(known.get(label) ?? []), one]);
    }
  }
  const lookup = (entry: Entry, test: (one: Known) => boolean): Known | null => {
    const own = heading(entry.cell.section);
    const place = places.has(JSON.stringify([own, entry.cell.table])) ? own : null;
    const candidates = (known.get(labelKey(entry.cell, place)) ?? []).filter((one): one is Known => one !== null && test(one));
    const row = rowName(entry.cell.row);
    const exact = candidates.find((one) => one.row === row);
    if (exact) return exact;
    const near = candidates.filter((one) => row.length >= 5 && !/\d/.test(row) && editDistance(one.row, row) <= 2);
    return near.length === 1 ? (near[0] ?? null) : null;
  };
  return {
    samePeriod: (entry) => lookup(entry, (one) => one.period === entry.cell.period),
    formerYear: (entry) =>
      lookup(
        entry,
        (one) =>
          one.period.startsWith(String(one.year)) &&
          !entry.cell.period.startsWith(String(one.year)) &&
          one.period < entry.cell.period,
      ),
  };
}

type Compared = { entry: Entry; known: Known; differs: boolean };

/**
 * Figures of past years printed again. One that differs alone is held against last year's report like any other relation;
 * a table that was recomputed as a whole is one thing to explain, told once.
 */
export function lastYear(
  entries: readonly Entry[],
  memory: Memory,
  year: number,
): { relations: Relation[]; findings: Finding[] } {
  const compared = entries.flatMap((entry) => compare(entry, memory, year) ?? []);
  const relations: Relation[] = [];
  const findings: Finding[] = [];
  for (const group of Map.groupBy(compared, ({ entry }) =>
    JSON.stringify([entry.cell.section, entry.cell.table, entry.cell.period]),
  ).values()) {
    const differing = group.filter(({ differs }) => differs);
    const total = differing.find(({ entry }) => isTotal(entry.cell.row));
    if (total && differing.length >= 3 && differing.length * 2 > group.length) findings.push(restated(total, differing));
    else for (const one of group) relations.push(relationOf(one, differing.length * 3 <= group.length || isSlip(one)));
  }
  return { relations, findings };
}

function compare(entry: Entry, memory: Memory, year: number): Compared | null {
  if (!entry.number || entry.number.approximate || entry.cell.unit === 'years') return null;
  if (!/^\d{4}/.test(entry.cell.period) || Number(entry.cell.period.slice(0, 4)) >= year || entry.cell.period.includes('..'))
    return null;
  const known = memory.samePeriod(entry);
  if (!known) return null;
  const slack = Math.max(known.slack, slackOf(entry.number, entry.cell.unit));
  return { entry, known, differs: Math.abs(known.amount - entry.number.amount) > slack };
}

function isSlip({ entry, known }: Compared): boolean {
  return nameSlip(entry.number?.amount ?? 0, known.amount, entry.cell.unit) !== null;
}

function relationOf({ entry, known }: Compared, sure: boolean): Relation {
  const meaning = `le bilan ${known.year} imprimait pour ${known.period}`;
  return {
    rule: 'last-year',
    weight: sure ? 0.6 : 0.3,
    strength: sure ? 'error' : 'doubtful',
    result: entry,
    form: { kind: 'sum', terms: [], constant: known.amount },
    group: 'last-year',
    meaning,
  };
}

function restated({ entry, known }: Compared, differing: readonly Compared[]): Finding {
  const printed = entry.number?.amount ?? 0;
  const list = differing
    .slice(0, 6)
    .map(
      (one) =>
        `« ${one.entry.cell.row} » ${amountText(one.known.amount, one.entry.cell.unit)} → ${amountText(one.entry.number?.amount ?? 0, one.entry.cell.unit)}`,
    )
    .join(' ; ');
  return {
    kind: 'doubtful',
    rule: 'last-year',
    cell: addressOf(entry.cell),
    others: differing.filter((one) => one.entry !== entry).map((one) => addressOf(one.entry.cell)),
    expected: plainDecimal(known.amount, known.amount % scale === 0 ? 0 : 2),
    published: entry.cell.printed,
    difference: plainDecimal(printed - known.amount, (printed - known.amount) % scale === 0 ? 0 : 2),
    explanation: `Chiffres de ${known.period} retraités : ${differing.length} chiffres du tableau diffèrent de celles du bilan ${known.year} (${list}). Le retraitement n’est pas expliqué.`,
  };
}
