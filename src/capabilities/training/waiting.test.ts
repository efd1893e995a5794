import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { recordPersons, recordTeams } from '../staff/staff.samples.ts';
import { registration } from './index.ts';
import { recordCourses, recordEnrolments, recordSessions } from './training.samples.ts';
import { listWaitingTraining } from './waiting.ts';

let test: TestDatabase;
let operators = 0;
const today = day('2026-11-30');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

/** An operator with sessions whose sheets were typed in or not, one of them given by a trainer who has an account. */
async function openOperator() {
  operators += 1;
  const actor = testActor(`a-faire-${operators}`, ['direction']);
  const trainer: Actor = { ...actor, id: 'formatrice', roles: ['agent'] };
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }, { code: 'A2' }]);
    await record(tx, actor, 'staff.person_account', [{ person: 'A1', account: trainer.id }]);
    await recordCourses(tx, actor, [{ code: 'tableur', name: 'Tableur' }]);
    await recordSessions(tx, actor, [
      { code: 'ancienne', course: 'tableur', first_day: '2024-03-04' },
      { code: 'oubliee', course: 'tableur', first_day: '2026-09-01' },
      { code: 'saisie', course: 'tableur', first_day: '2026-09-02' },
      { code: 'vide', course: 'tableur', first_day: '2026-09-03' },
      { code: 'recente', course: 'tableur', first_day: '2026-11-20' },
      { code: 'longue', course: 'tableur', first_day: '2026-11-29', days_hundredths: 150 },
      { code: 'etalee', course: 'tableur', first_day: '2026-11-02', days_hundredths: 100 },
      { code: 'du-jour', course: 'tableur', first_day: '2026-11-30' },
    ]);
    await record(tx, actor, 'training.half_day', [
      { session: 'etalee', day: '2026-11-02', half: 'morning', begins: '09:00', ends: '12:00' },
      { session: 'etalee', day: '2026-11-30', half: 'morning', begins: '09:00', ends: '12:00' },
    ]);
    for (const session of ['ancienne', 'oubliee', 'recente', 'longue', 'etalee', 'du-jour'])
      await recordEnrolments(tx, actor, session, [{ participant: '8007' }]);
    await recordEnrolments(tx, actor, 'saisie', [{ participant: '8007', presence: 'absent' }, { participant: '8008' }]);
    await recordEnrolments(tx, actor, 'vide', [{ participant: '8007', state: 'cancelled' }]);
    await record(tx, actor, 'training.session_trainer', [{ session: 'recente', person: 'A1' }]);
  });
  const typeIn = (session: string) =>
    test.database.transaction(actor, (tx) =>
      sql`update training.enrolment set presence = 'present' where session = ${session}`.execute(tx),
    );
  return { actor, trainer, typeIn };
}

const waitingFor = async (reader: Actor, on = today) =>
  (await test.database.read(reader, (tx) => listWaitingTraining(tx, { actor: reader, today: on }))).map(
    ({ label, detail, path }) => `${label} (${detail}) ${path}`,
  );

it('waits for nobody who may not record who came', async () => {
  const { actor } = await openOperator();
  for (const role of ['reader', 'auditor', 'administrator'] satisfies Role[])
    expect(await waitingFor({ ...actor, roles: [role] })).toEqual([]);
  expect(await waitingFor({ ...actor, id: 'sans-fiche', roles: ['agent'] })).toEqual([]);
  expect(await waitingFor({ ...actor, roles: ['member-it-director'], member: 'arcueil' })).toEqual([]);
});

it('tells those who manage training of the sessions that are over, of a year back, for which nobody was recorded', async () => {
  const { actor } = await openOperator();
  const words = '2 feuilles de présence à saisir (la plus ancienne : Tableur, le 1er septembre 2026) /formation/sessions/oubliee';
  expect(await waitingFor(actor)).toEqual([words]);
  expect(await waitingFor({ ...actor, roles: ['team-head'] })).toEqual([words]);
});

it('tells a trainer of theirs alone, until the sheet is typed in', async () => {
  const { trainer, typeIn } = await openOperator();
  const words = '1 feuille de présence à saisir (Tableur, le 20 novembre 2026) /formation/sessions/recente';
  expect(await waitingFor(trainer)).toEqual([words]);
  expect(await waitingFor({ ...trainer, roles: ['reader'] })).toEqual([]);
  await typeIn('recente');
  expect(await waitingFor(trainer)).toEqual([]);
});

it('waits the day after the last one of a session, not while it is given', async () => {
  const { actor, typeIn } = await openOperator();
  for (const session of ['oubliee', 'recente']) await typeIn(session);
  expect(await waitingFor(actor)).toEqual([]);
  // The one in two parts, the long one, and that of the day before.
  expect((await waitingFor(actor, day('2026-12-01')))[0]).toMatch(/^3 feuilles .*le 2 novembre/);
});
