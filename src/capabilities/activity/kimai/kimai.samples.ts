import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { openActivityFiles } from '../files/activity-files.samples.ts';

/** An entry of A1 on Coriolis for Melun, as Kimai's interface answers it. */
export function answered(begin: string, end: string) {
  return {
    begin,
    end,
    duration: Math.round((Date.parse(end) - Date.parse(begin)) / 1000),
    user: { id: 1, username: 'compte', alias: null, accountNumber: 'A1' },
    project: { id: 2, name: 'Coriolis', customer: { id: 3, name: 'Mairie de Melun', number: null } },
    activity: { id: 4, name: 'Suivi d’application' },
    description: 'Clôture',
    tags: ['urgent'],
  };
}

/** The comments of the lines recorded, by day and kind. */
export async function commentsOf(
  files: Awaited<ReturnType<typeof openActivityFiles>>,
  actor: Actor,
): Promise<readonly (string | null)[]> {
  const { rows } = await files.database.read(actor, (tx) =>
    sql<{ comment: string | null }>`select comment from activity.time_line order by day, kind`.execute(tx),
  );
  return rows.map(({ comment }) => comment);
}
