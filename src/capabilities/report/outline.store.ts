import { sql } from 'kysely';
import type { Tx } from '../../database/face.ts';
import { type Outline, outlineSchema } from './outline.ts';

type Row = { readonly content: unknown };

/** The years that have an outline, the latest first; their content, which is long, is not read. */
export async function listOutlineYears(tx: Tx): Promise<number[]> {
  const result = await sql<{ readonly year: number }>`select year from report.outline order by year desc`.execute(tx);
  return result.rows.map((row) => row.year);
}

/** Outlines of the operator, the latest year first. */
export async function listOutlines(tx: Tx): Promise<Outline[]> {
  const result = await sql<Row>`select content from report.outline order by year desc`.execute(tx);
  return result.rows.map((row) => outlineSchema.parse(row.content));
}

export async function findOutline(tx: Tx, year: number): Promise<Outline | null> {
  const result = await sql<Row>`select content from report.outline where year = ${year}`.execute(tx);
  const row = result.rows[0];
  return row ? outlineSchema.parse(row.content) : null;
}
