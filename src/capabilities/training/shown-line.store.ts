import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type ApplicationLine, applicationLines } from './application-lines.ts';

const shownRow = z.object({ application: z.string(), lines: z.array(z.enum(applicationLines)) });

/** Application → the lines chosen for it; one that nobody chose for is absent. */
export async function readShownLines(tx: Tx): Promise<ReadonlyMap<string, readonly ApplicationLine[]>> {
  const { rows } = await sql`select application, lines from training.shown_line`.execute(tx);
  return new Map(rows.map((row) => shownRow.parse(row)).map(({ application, lines }) => [application, lines]));
}

export async function setShownLines(tx: Tx, actor: Actor, application: string, lines: readonly ApplicationLine[]): Promise<void> {
  await sql`
    insert into training.shown_line (operator, application, lines, origin, recorded_by)
    values (${actor.operator}, ${application}, ${[...lines]}, 'entered', ${actor.id})
    on conflict (operator, application) do update set lines = excluded.lines,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = excluded.recorded_by`.execute(tx);
}
