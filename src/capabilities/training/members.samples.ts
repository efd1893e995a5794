import type { Database } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import { record } from '../../database/records.samples.ts';
import { testActor } from '../../database/testing.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { recordCatalogue } from '../catalogue/catalogue.samples.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { enrolOwnAgents } from './enrol-own-agents.ts';
import { openSession } from './open-session.ts';
import { recordCourse } from './record-course.ts';

/** A day on which the session of `openOperatorWithMembers` has not begun. */
export const before = '2026-11-20';
export const firstDay = '2026-12-01';

export const towns = ['arcueil', 'gentilly', 'villejuif'] as const;

/** An operator with three members, one course and a session open to them, of so many seats. */
export async function openOperatorWithMembers(
  database: Database,
  code: string,
  typed: Readonly<Record<string, string>> = { capacite: '2' },
) {
  const actor = testActor(code, ['team-head']);
  await database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, [...towns]);
    await recordCatalogue(tx, actor);
    await record(tx, actor, 'directory.operator', [{ code, name: 'Opérateur' }]);
  });
  await perform(database, actor, recordCourse, { nom: 'Tableur', categorie: 'office' });
  const asked = { formation: 'tableur', 'jour-1': firstDay, 'moment-1': 'matin', 'ouverte-adherents': 'oui', ...typed };
  const session = await perform(database, actor, openSession, asked);
  /** Somebody of a member: its IT director, unless another role is said. */
  const of = (town: string, role: Role = 'member-it-director'): Actor => ({
    ...testActor(code, [role], town),
    id: `dsi-${town}`,
    name: `DSI de ${town}`,
  });
  const enrol = (who: Actor, ...agents: readonly string[]) =>
    perform(database, who, enrolOwnAgents, {
      session,
      today: before,
      ...Object.fromEntries(agents.map((agent, index) => [`agent-${index + 1}`, agent])),
    });
  return { actor, session, of, enrol, asked };
}
