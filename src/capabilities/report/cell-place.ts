import type { Tx } from '../../database/face.ts';
import type { Registry } from '../../figures/registry.ts';
import type { Cell } from '../../kernel/cell.ts';
import { findOwnOutline } from './load.ts';
import type { Chapter } from './outline.ts';

/** Tables have a name for programs (the `table` of a cell) and a caption for readers, which only the outline knows. */
export type TableCaptions = ReadonlyMap<string, string>;

function collectCaptions(chapters: readonly Chapter[], found: Map<string, string>): void {
  for (const { blocks, chapters: under } of chapters) {
    for (const block of blocks)
      if (block.type === 'table' || block.type === 'published-table') found.set(block.table, block.caption);
    collectCaptions(under, found);
  }
}

/** The captions of the tables of a year's report; none when the operator has no outline of its own. */
export async function loadTableCaptions(tx: Tx, registry: Registry, year: number): Promise<TableCaptions> {
  const outline = await findOwnOutline(tx, registry, year);
  const found = new Map<string, string>();
  if (outline) collectCaptions(outline.chapters, found);
  return found;
}

/** Where a cell stands in the report, as a reader would look for it. */
export function placeOf({ section, table }: Cell, captions: TableCaptions): string {
  return [section, captions.get(table)].filter(Boolean).join(' · ') || table;
}

/** What a cell is about: its row, its column, its period. */
export function nameOf({ row, column, period, table }: Cell): string {
  return [row, column, period].filter((text) => text !== '').join(', ') || table;
}
