import { sql } from 'kysely';
import type { Tx } from '../../database/face.ts';
import { type Outline, outlineSchema } from './outline.ts';

type Row = { readonly content: unknown };

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
