import { stringify } from 'csv-stringify/sync';
import type { Finding } from './finding.ts';

/** The table of findings that `audit` prints: comma separated, quoted where needed, the cell in the order of every other file. */
export function renderFindingsCsv(findings: readonly Finding[]): string {
  const header = [
    'kind',
    'rule',
    'section',
    'table',
    'row',
    'column',
    'period',
    'unit',
    'occurrence',
    'expected',
    'published',
    'difference',
    'explanation',
  ];
  const rows = findings.map(({ kind, rule, cell, expected, published, difference, explanation }) => [
    kind,
    rule,
    cell.section,
    cell.table,
    cell.row,
    cell.column,
    cell.period,
    cell.unit,
    String(cell.occurrence),
    expected ?? '',
    published,
    difference ?? '',
    explanation,
  ]);
  return stringify([header, ...rows]);
}
