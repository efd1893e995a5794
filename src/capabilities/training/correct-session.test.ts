import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { recordPersons, recordTeams } from '../staff/staff.samples.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { listEnrolments, setInvited } from './enrolment.store.ts';
import { registration } from './index.ts';
import { correctSession, openSession, removeSession } from './open-session.ts';
import { recordCourse } from './record-course.ts';
import { findSession, listSessionsOf } from './session.store.ts';

let test: TestDatabase;
let operators = 0;
const before = '2026-11-30';
const asked = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'matin', capacite: '1' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

async function openOperator() {
  operators += 1;
  const actor = testActor(`sessions-${operators}`, ['direction']);
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }, { code: 'A2' }, { code: 'A3' }, { code: 'A4' }]);
  });
  const run = <Input, Result>(command: Parameters<typeof perform<Input, Result>>[2], raw: unknown) =>
    perform(test.database, actor, command, raw);
  await run(recordCourse, { nom: 'Tableur', categorie: 'office' });
  return { actor, run };
}

const read = (actor: Actor, code: string) => test.database.read(actor, (tx) => findSession(tx, code));

describe('a session that a file brought', () => {
  /** Three days in a row, of which the file says the first alone, given by four people. */
  async function openBrought() {
    const house = await openOperator();
    await test.database.transaction(house.actor, async (tx) => {
      await record(tx, house.actor, 'training.session', [
        { code: 'T1', course: 'tableur', first_day: '2026-12-01', days_hundredths: 300 },
        { code: 'T2', course: 'tableur', first_day: '2026-12-01' },
      ]);
      await record(
        tx,
        house.actor,
        'training.session_trainer',
        ['A1', 'A2', 'A3', 'A4'].map((person) => ({ session: 'T1', person })),
      );
    });
    return house;
  }
  const asShown = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'enregistree', today: before };
  const trainers = { 'formateur-1': 'A1', 'formateur-2': 'A2', 'formateur-3': 'A3', 'formateur-4': 'A4' };

  it('keeps its length and its trainers when its room alone is corrected, and invents no hours', async () => {
    const { actor, run } = await openBrought();
    await run(correctSession, { ...asShown, ...trainers, session: 'T1', lieu: 'Salle 2' });
    expect(await read(actor, 'T1')).toMatchObject({
      ...{ place: 'Salle 2', days: 300, halfDays: [], trainers: ['A1', 'A2', 'A3', 'A4'] },
    });
    await run(correctSession, { ...asShown, session: 'T2', lieu: 'Salle 2' });
    expect(await read(actor, 'T2')).toMatchObject({ days: null, halfDays: [] });
  });

  it('is given days once they are said, the first one’s moment too', async () => {
    const { actor, run } = await openBrought();
    await expect(run(correctSession, { ...asShown, session: 'T1', 'jour-2': '2026-12-02' })).rejects.toMatchObject({
      fields: { 'moment-1': expect.stringContaining('Dites le moment') },
    });
    await expect(run(openSession, asShown)).rejects.toMatchObject({ fields: { 'moment-1': expect.any(String) } });
    await run(correctSession, { ...asShown, session: 'T1', 'moment-1': 'matin' });
    expect(await read(actor, 'T1')).toMatchObject({ days: 50, halfDays: [{ half: 'morning' }] });
  });
});

describe('a session that has begun', () => {
  it('lets nobody in any more, neither for a cancellation nor for seats', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    for (const participant of ['8007', '8008', '8009']) await run(enrol, { session, participant });
    const states = async () =>
      (await test.database.read(actor, (tx) => listEnrolments(tx, session))).map(({ id, state }) => ({ id, state }));
    const [first] = await states();
    const gone = await run(cancelEnrolment, { session, today: '2026-12-01', inscription: first?.id });
    expect(gone).toMatchObject({ admitted: [] });
    expect(await run(correctSession, { ...asked, session, today: '2026-12-02', capacite: '3' })).toMatchObject({ admitted: [] });
    expect((await states()).map(({ state }) => state)).toEqual(['cancelled', 'waiting', 'waiting']);
  });
});

describe('those invited', () => {
  it('are to be invited again once what they were told has changed, not for a seat more', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    await run(enrol, { session, participant: '8007', courriel: '8007@arcueil.example' });
    const [one] = await test.database.read(actor, (tx) => listEnrolments(tx, session));
    await test.database.transaction(actor, async (tx) =>
      setInvited(tx, one?.id ?? '', new Date('2026-11-20T10:00:00Z'), await findSession(tx, session)),
    );
    const correct = async (typed: object) =>
      (await run(correctSession, { ...asked, session, today: before, ...typed })).misled.map(({ participant }) => participant);
    expect(await correct({ capacite: '2' })).toEqual([]);
    expect(await correct({ 'jour-1': '2026-12-03' })).toEqual(['8007']);
    expect(await correct({ 'jour-1': '2026-12-03', capacite: '2' })).toEqual(['8007']); // nobody has told them since
    expect(await correct({ capacite: '2' })).toEqual([]); // it is again as they know it
    await run(recordCourse, { nom: 'Courrier', categorie: 'office' });
    expect(await correct({ formation: 'courrier' })).toEqual(['8007']);
  });
});

describe('what is not known of a session', () => {
  it('is neither 0 present nor 0 absent while no sheet was typed', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    await run(enrol, { session, participant: '8007' });
    const listed = () => test.database.read(actor, (tx) => listSessionsOf(tx, 2026));
    expect(await listed()).toMatchObject([{ enrolled: 1, present: null, absent: null }]);
    await test.database.transaction(actor, (tx) => sql`update training.enrolment set presence = 'present'`.execute(tx));
    expect(await listed()).toMatchObject([{ enrolled: 1, present: 1, absent: 0 }]);
  });

  it('is no cost of nothing: left empty it is unknown, and never below 0', async () => {
    const { actor, run } = await openOperator();
    await expect(run(openSession, { ...asked, cout: '-5' })).rejects.toMatchObject({ fields: { cout: expect.any(String) } });
    expect(await read(actor, await run(openSession, asked))).toMatchObject({ cost: null });
    expect(await read(actor, await run(openSession, { ...asked, cout: '850,50' }))).toMatchObject({ cost: 850_50 });
  });
});

it('takes the answers away with a session that is removed', async () => {
  const { actor, run } = await openOperator();
  const session = await run(openSession, asked);
  await test.database.transaction(actor, (tx) =>
    record(tx, actor, 'training.evaluation', [{ session, expectations: 4, trainer: 4, pace: 4, usefulness: 4 }]),
  );
  await run(removeSession, { session, today: before });
  expect(await read(actor, session)).toBeNull();
});
