import { sql } from 'kysely';
import type { Tx } from '../../../database/face.ts';
import type { ParsedRow } from '../../../import/format.ts';
import type { Day } from '../../../kernel/day.ts';

/** From a day to another, excluded. @param persons codes; null for everybody */
export type FiledLines = { readonly from: Day; readonly to: Day; readonly persons: readonly string[] | null };

/**
 * The lines of a stretch by the fields of their file, day by day, those of the same work in their order. What a counter-entry took back is
 * not among them, and neither is the counter-entry: the file says what stands.
 */
export async function listFiledLines(tx: Tx, { from, to, persons }: FiledLines): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select l.person, l.day, l.kind, l.days_hundredths, l.body, l.scope, l.application, l.project, l.domain, l.comment, l.source,
      l.occurrence, l.origin
    from activity.time_line l
    where l.day >= ${from}::date and l.day < ${to}::date
      and (${persons === null}::boolean or l.person = any(${[...(persons ?? [])]}::text[]))
      and l.days_hundredths > 0
      and not exists (
        select from activity.time_line c where c.operator = l.operator and c.corrects = l.id and c.days_hundredths < 0
      )
    order by l.day, l.person, l.occurrence, l.kind, l.application, l.project, l.body, l.scope, l.domain`.execute(tx);
  return rows;
}
