import { sql } from 'kysely';
import type { Rows } from './face.ts';

/** The rows of a statement as one value of another, a list of objects: what would be asked one after the other comes in one answer. */
export const listed = (rows: Rows) => sql`coalesce((select json_agg(r) from (${rows}) r), '[]')`;
