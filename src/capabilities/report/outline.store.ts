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

/** Outlines already read, by their row's identity and version: reading one again is asking whether it changed. */
const read = new Map<string, Outline>();
const mostKept = 40;

export async function findOutline(tx: Tx, year: number): Promise<Outline | null> {
  const versions = await sql<{
    readonly version: string;
  }>`select id || ' ' || xmin as version from report.outline where year = ${year}`.execute(tx);
  const version = versions.rows[0]?.version;
  if (version === undefined) return null;
  const known = read.get(version);
  if (known) return known;
  const result = await sql<Row>`select content from report.outline where year = ${year}`.execute(tx);
  const outline = outlineSchema.parse(result.rows[0]?.content);
  if (read.size >= mostKept) read.clear();
  read.set(version, outline);
  return outline;
}
