import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { recordPersons, recordTeams } from '../staff/staff.samples.ts';
import { registration } from './index.ts';
import { openSession } from './open-session.ts';
import { recordCourse } from './record-course.ts';
import { listClashes } from './trainer-clash.store.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['direction']);
const other = testActor('beta', ['direction']);

type Planned = {
  readonly on: string;
  readonly half: 'matin' | 'apres-midi';
  readonly by: readonly string[];
  /** From when to when, where not as usual. */
  readonly hours?: readonly [string, string];
};

/** Opens a session of one half-day. */
async function open(course: string, { on, half, by, hours }: Planned, who = actor): Promise<string> {
  const trainers = Object.fromEntries(by.map((code, index) => [`formateur-${index + 1}`, code]));
  const times = hours === undefined ? {} : { [`${half}-de`]: hours[0], [`${half}-a`]: hours[1] };
  const asked = { formation: course, 'jour-1': on, 'moment-1': half, ...trainers, ...times };
  return perform(test.database, who, openSession, asked);
}

const clashesOf = (session: string, today = '2026-11-30', who = actor) =>
  test.database.read(who, async (tx) =>
    (await listClashes(tx, session, day(today))).map((one) => `${one.trainer} ${one.course} ${one.day} ${one.half}`),
  );

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
  for (const who of [actor, other]) {
    await test.database.transaction(who, async (tx) => {
      await recordTeams(tx, who);
      await recordPersons(tx, who, [{ code: 'A1' }, { code: 'A2' }]);
    });
    for (const nom of ['Tableur', 'Paie']) await perform(test.database, who, recordCourse, { nom, categorie: 'office' });
  }
});
afterAll(() => test.close());

it('tells of each trainer who gives another session at hours that meet, from both of them', async () => {
  const one = await open('tableur', { on: '2026-12-01', half: 'matin', by: ['A1', 'A2'] });
  expect(await clashesOf(one)).toEqual([]);
  const two = await open('paie', { on: '2026-12-01', half: 'matin', by: ['A1'] });
  expect(await clashesOf(one)).toEqual(['A1 Paie 2026-12-01 morning']);
  expect(await clashesOf(two)).toEqual(['A1 Tableur 2026-12-01 morning']);
  await open('paie', { on: '2026-12-01', half: 'matin', by: ['A2'] });
  expect(await clashesOf(one)).toEqual(['A1 Paie 2026-12-01 morning', 'A2 Paie 2026-12-01 morning']);
});

it('tells nothing of another half-day, another trainer, another operator or what is over', async () => {
  const one = await open('tableur', { on: '2026-12-08', half: 'matin', by: ['A1'] });
  await open('paie', { on: '2026-12-08', half: 'apres-midi', by: ['A1'] });
  await open('paie', { on: '2026-12-09', half: 'matin', by: ['A1'] });
  await open('paie', { on: '2026-12-08', half: 'matin', by: ['A2'] });
  await open('paie', { on: '2026-12-08', half: 'matin', by: ['A1'] }, other);
  expect(await clashesOf(one)).toEqual([]);
  await open('paie', { on: '2026-12-08', half: 'matin', by: ['A1'] });
  expect(await clashesOf(one, '2026-12-08')).toEqual(['A1 Paie 2026-12-08 morning']);
  expect(await clashesOf(one, '2026-12-09')).toEqual([]);
});

it('looks at the hours: a morning that goes on meets an afternoon, one that ends as it begins does not', async () => {
  const long = await open('tableur', { on: '2026-12-15', half: 'matin', by: ['A1'], hours: ['09:00', '13:30'] });
  await open('paie', { on: '2026-12-15', half: 'apres-midi', by: ['A1'], hours: ['13:30', '17:00'] });
  expect(await clashesOf(long)).toEqual([]);
  const early = await open('paie', { on: '2026-12-15', half: 'apres-midi', by: ['A1'], hours: ['13:29', '17:00'] });
  expect(await clashesOf(long)).toEqual(['A1 Paie 2026-12-15 morning']);
  expect(await clashesOf(early)).toEqual(['A1 Paie 2026-12-15 afternoon', 'A1 Tableur 2026-12-15 afternoon']);
});
