import { cellKey } from '../../kernel/cell.ts';
import { auditArithmetic } from './arithmetic.ts';
import { contentsOrder, missingAnnexes } from './contents.ts';
import { counts } from './counts.ts';
import type { AuditedEdition, Finding } from './finding.ts';
import { jumps } from './jumps.ts';
import { remember } from './last-year.ts';
import { impossibleValues, malformedNumbers } from './malformed.ts';
import { notUpdated } from './not-updated.ts';
import { placeholders } from './placeholders.ts';
import { shiftedRows } from './shifted.ts';
import { spellings } from './spelling.ts';
import { readEntries, readTables } from './tables.ts';
import { unitSlips } from './unit-slips.ts';
import { yearSlips } from './year-slips.ts';

export type { AuditedEdition, Finding, FindingKind, Rule } from './finding.ts';

/**
 * What does not hold together in a report, in the order printed. `earlier`: the reports of past years that are known.
 * Pure; knows no report in particular. One cell is told once, by the rule that says most about it.
 */
export function auditEdition(edition: AuditedEdition, earlier: readonly AuditedEdition[]): Finding[] {
  const entries = readEntries(edition.cells);
  const tables = readTables(entries);
  const memory = remember(earlier.filter((one) => one.year < edition.year));
  const findings = [
    ...placeholders(entries),
    ...malformedNumbers(entries, tables, memory),
    ...unitSlips(tables),
    ...auditArithmetic(entries, tables, memory, edition.year),
    ...impossibleValues(entries),
    ...yearSlips(entries, tables, edition.year),
    ...missingAnnexes(entries),
    ...contentsOrder(entries),
    ...counts(entries, tables),
    ...jumps(entries, tables, memory, edition.year),
    ...notUpdated(tables, memory, edition.year),
    ...spellings(tables),
    ...shiftedRows(tables),
  ];
  return inPrintedOrder(withoutRepeats(findings), edition);
}

/** Rules run from the surest to the least sure: the first to accuse a cell keeps it, headings apart. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const told = new Set<string>();
  return findings.filter((finding) => {
    const ofHeading = ['year-slip', 'missing-annex', 'spelling'].includes(finding.rule);
    const key = ofHeading ? `${finding.rule} ${cellKey(finding.cell)}` : cellKey(finding.cell);
    return !told.has(key) && told.add(key) !== undefined;
  });
}

function inPrintedOrder(findings: readonly Finding[], edition: AuditedEdition): Finding[] {
  const place = new Map(edition.cells.map((cell, index) => [cellKey(cell), index]));
  return [...findings].sort((a, b) => (place.get(cellKey(a.cell)) ?? 0) - (place.get(cellKey(b.cell)) ?? 0));
}
