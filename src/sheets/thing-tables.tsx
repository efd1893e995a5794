import type { PageThing } from '../http/page-tables.ts';
import type { AnsweredTable } from './answered-table.ts';
import { pageTablesFilePath, sheetOfThing } from './page-tables.ts';
import { hasSynthetic } from './sheet-frame.tsx';
import { SheetTable } from './sheet-tables.tsx';

/** The tables that other capabilities add to the page of a thing, each with its file. */
export function ThingTables({ thing, tables }: { thing: Pick<PageThing, 'kind' | 'code'>; tables: readonly AnsweredTable[] }) {
  return tables.map((table) => (
    <SheetTable
      key={table.id}
      file={{ path: pageTablesFilePath, sheet: sheetOfThing(thing) }}
      table={table}
      isSynthetic={hasSynthetic([table])}
    />
  ));
}
