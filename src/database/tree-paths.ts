import { sql } from 'kysely';
import type { Rows } from './face.ts';

/**
 * For the statements of stores: `operator`, `code`, `name` and `path` (codes from the root to the leaf) of every row of a table
 * whose rows have a parent of the same table. A row whose parents form a ring has itself as its path.
 */
export function treePaths(tableName: string): Rows {
  const table = sql.table(tableName);
  return sql`
  with recursive below as (
    select operator, code, name, array[code] as path from ${table} where parent is null
    union all
    select t.operator, t.code, t.name, below.path || t.code
    from ${table} t
    join below on below.operator = t.operator and below.code = t.parent
  )
  select operator, code, name, path from below
  union all
  select operator, code, name, array[code] from ${table} where code not in (select code from below)`;
}
