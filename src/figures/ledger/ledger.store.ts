import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Cell, PublishedCell } from '../../kernel/cell.ts';

const editionRow = z.object({ code: z.string(), year: z.number().nullable(), cells: z.number(), values: z.number() });

/** A past report in the ledger: its name (`siim94-2020`), its year when the name ends with one, and how many cells it has. */
export type PublishedEdition = z.infer<typeof editionRow>;

/** Editions of origin `published`, the latest year first. */
export async function listPublishedEditions(tx: Tx): Promise<PublishedEdition[]> {
  const result = await sql`
    select edition as code, year, count(*)::int as cells, count(value)::int as values
    from ledger.published_figure
    group by edition, year
    order by year desc nulls last, edition`.execute(tx);
  return result.rows.map((row) => editionRow.parse(row));
}

const cellRow = z.object({
  section: z.string(),
  table: z.string(),
  row: z.string(),
  column: z.string(),
  period: z.string(),
  unit: z.string(),
  occurrence: z.number(),
  printed: z.string(),
  value: z.string().nullable(),
  note: z.string(),
});

const columns = sql`section, table_name as "table", row_label as "row", column_label as "column", period, unit, occurrence, printed, value::text as value, note`;

/** Every cell of an edition, in printed order; empty when the ledger has no such edition. */
export async function listPublishedCells(tx: Tx, edition: string): Promise<PublishedCell[]> {
  const result = await sql`
    select ${columns} from ledger.published_figure where edition = ${edition} order by position, id`.execute(tx);
  return result.rows.map((row) => cellRow.parse(row));
}

/** One cell with its neighbours of the same table, for the reader who opens a figure known only from a report. */
export async function listTableCells(tx: Tx, edition: string, cell: Pick<Cell, 'section' | 'table'>): Promise<PublishedCell[]> {
  const result = await sql`
    select ${columns} from ledger.published_figure
    where edition = ${edition} and section = ${cell.section} and table_name = ${cell.table}
    order by position, id`.execute(tx);
  return result.rows.map((row) => cellRow.parse(row));
}
