import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { day } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import { movements } from '../measures/movement.store.ts';
import { unsaid } from '../staff.dimensions.ts';
import { endCauses, startCauses } from './cause.ts';

const movementRow = z.object({
  person: z.string(),
  kind: z.enum(['arrival', 'departure', 'move']),
  onDay: z.string().transform(day),
  /** Of a movement within the house there is none: it says where from. */
  cause: z.enum([...startCauses, ...endCauses]).nullable(),
  post: z.string().nullable(),
  postTitle: z.string().nullable(),
  fromPost: z.string().nullable(),
  fromTitle: z.string().nullable(),
  teams: z.array(z.string()),
  fromTeams: z.array(z.string()),
});

/**
 * One movement of one agent, as the measures of movements count it: an arrival on its first day, a departure on its last one, a
 * change of post or of main team on the day from which it holds.
 */
export type Movement = z.infer<typeof movementRow>;

/** The movements between two days, the earliest first: the very rows that the measures add up, a person once whatever their teams. */
export async function listMovements(tx: Tx, period: Days): Promise<Movement[]> {
  const edge = (kind: 'arrival' | 'departure', which: 'arrivals' | 'departures') => sql`
    select text_value as person, ${kind} as kind, on_day as "onDay", nullif(min(cause), ${unsaid}) as cause, min(post) as post,
      min(post_title) as "postTitle", null::text as "fromPost", null::text as "fromTitle",
      array_remove(array_agg(team[cardinality(team)]), ${unsaid}) as teams, '{}'::text[] as "fromTeams"
    from (${movements[which].read(sql`listed`, [period])}) one group by text_value, on_day`;
  const { list, reach } = movements.moves;
  const { rows } = await sql`
    with listed as materialized (${list.over(reach(period))})
    ${edge('arrival', 'arrivals')}
    union all
    ${edge('departure', 'departures')}
    union all
    select text_value, 'move', on_day, null, post, post_title, from_post, from_title,
      array_remove(array[team_code], null), array_remove(array[from_team_code], null)
    from (${movements.moves.read(sql`listed`, [period])}) moved
    order by 3, 1`.execute(tx);
  return rows.map((row) => movementRow.parse(row));
}
