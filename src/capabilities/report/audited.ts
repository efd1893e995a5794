import type { Tx } from '../../database/face.ts';
import { type AuditedEdition, auditEdition, type Finding } from '../../figures/audit/audit.ts';
import { listEditions } from '../../figures/ledger/editions.ts';
import type { Registry } from '../../figures/registry.ts';
import type { PublishedCell } from '../../kernel/cell.ts';
import { quantityOf } from '../../kernel/figure.ts';
import { toDecimal } from '../../kernel/quantity.ts';
import type { DocumentFigure, ReportDocument } from './document.ts';
import { loadPublished, loadReport } from './load.ts';
import { listCells } from './published.ts';

/** A figure of our own edition as a printed cell: the value is the one printed, so that roundings show as they would on paper. */
function asPrinted(figure: DocumentFigure): PublishedCell {
  const quantity = quantityOf(figure.result);
  const decimals = /,(\d+)/.exec(figure.printed)?.[1]?.length ?? 0;
  const approximate = figure.result.found === 'known' && figure.result.approximate;
  const known = figure.result.found === 'known';
  return {
    ...figure.cell,
    printed: known ? figure.printed : '',
    value: quantity && figure.printed !== '' ? toDecimal(quantity, decimals) : null,
    note: approximate ? 'approx' : '',
  };
}

function editionOf(document: ReportDocument): AuditedEdition {
  return { code: `${document.operator.code}-${document.year}`, year: document.year, cells: document.figures.map(asPrinted) };
}

/** The edition that we would print today, as the audit takes it. */
async function auditedComputed(tx: Tx, registry: Registry, operator: string, year: number): Promise<AuditedEdition> {
  return editionOf(await loadReport(tx, registry, operator, year, { recordsOnly: false }));
}

/** Published reports of the years before, the latest first: what this year's N-1 is held against. */
async function earlierEditions(tx: Tx, registry: Registry, year: number): Promise<AuditedEdition[]> {
  const editions: AuditedEdition[] = [];
  for (const edition of await listEditions(tx, registry)) {
    if (edition.year === null || edition.year >= year) continue;
    editions.push({ code: edition.code, year: edition.year, cells: await listCells(tx, registry, edition.code) });
  }
  return editions;
}

/**
 * What the audit finds in the published report of a year, or in the one that we would print. @throws Problem when the ledger
 * holds no such report.
 */
export async function findFaults(
  tx: Tx,
  registry: Registry,
  operator: string,
  year: number,
  which: 'published' | 'computed',
): Promise<readonly Finding[]> {
  return registry.memory.recall(tx, JSON.stringify(['findings', year, which]), async () => {
    const edition =
      which === 'computed'
        ? await auditedComputed(tx, registry, operator, year)
        : await loadPublished(tx, registry, operator, year);
    return auditEdition(edition, await earlierEditions(tx, registry, year));
  });
}
