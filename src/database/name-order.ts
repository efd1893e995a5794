import { type RawBuilder, sql } from 'kysely';

/**
 * Orders by a column as people expect names to be: accents and case count last, the same on both engines. The embedded
 * database's own order would put « État civil » after « Zoo ».
 */
export function inNameOrder(column: string): RawBuilder<unknown> {
  return sql`${sql.ref(column)} collate "und-x-icu"`;
}
