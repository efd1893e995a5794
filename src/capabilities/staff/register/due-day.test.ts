import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../../database/perform.ts';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { listWorkingPersons, registration as staff, tieAccount, untieAccount } from '../index.ts';
import { recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';

let test: TestDatabase;
const hr = testActor('alpha', ['hr']);
const agent: Actor = { ...testActor('alpha', ['agent']), id: 'compte-a1' };
/** Monday 7 to Sunday 13 May 2018: Tuesday 8 and Thursday 10 (Ascension) are holidays. */
const week = { from: day('2018-05-07'), to: day('2018-05-14') };
const since = { from_day: '2018-01-01' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  await test.database.transaction(hr, async (tx) => {
    await recordTeams(tx, hr);
    await recordPosts(tx, hr, [
      { code: 'P1', team: 'si', ...since },
      { code: 'P2', team: 'infra', quota: 80, ...since },
      { code: 'P3', team: 'infra', ...since },
      ...['P4', 'P5'].map((code) => ({ code, team: 'infra', quota: 50, ...since })),
    ]);
    await recordPersons(tx, hr, [
      { code: 'A1', occupations: [{ post: 'P1', ...since }] },
      { code: 'A2', occupations: [{ post: 'P2', ...since }] },
      { code: 'A3', occupations: [{ post: 'P3', from_day: '2018-05-09' }] },
      { code: 'A5', occupations: ['P4', 'P5'].map((post) => ({ post, rate: 75, ...since })) },
    ]);
    await record(tx, hr, 'staff.absence', [
      { person: 'A1', kind: 'sick', from_day: '2018-05-11', from_noon: true, to_day: '2018-05-12' },
      { person: 'A2', kind: 'annual', from_day: '2018-05-11', from_noon: true, to_day: '2018-05-12' },
    ]);
    await record(tx, hr, 'staff.work_pattern', [{ person: 'A3', pattern: '1111001110', ...since }]);
  });
});
afterAll(() => test.close());

/** `L 100 M - M 0+50`: what is due each day from Monday, `-` when not there, what absences take after `+`. */
async function told(who: Actor, code: string): Promise<string> {
  const persons = await test.database.read(who, (tx) => listWorkingPersons(tx, week));
  const days = persons.find((one) => one.code === code)?.days ?? [];
  return days.map(({ isThere, due, away }) => (isThere ? `${due}${away > 0 ? `+${away}` : ''}` : '-')).join(' ');
}

describe('what is due of a day', () => {
  it('is nothing on weekends, holidays and before arrival, and what leave does not take on others', async () => {
    expect(await told(hr, 'A1')).toBe('100 0 100 0 50+50 0 0');
  });

  it('follows the quota of the post and the rate, or the part-time pattern', async () => {
    expect(await told(hr, 'A2')).toBe('80 0 80 0 40+40 0 0');
    expect(await told(hr, 'A3')).toBe('- - 0 0 50 0 0');
  });

  it('is what all posts make together, rounded once: two times three quarters of half time are three quarters', async () => {
    expect(await told(hr, 'A5')).toBe('75 0 75 0 75 0 0');
  });

  it('knows the absences of others for those alone who plan, and one’s own through one’s account', async () => {
    expect(await told(agent, 'A1')).toBe('100 0 100 0 100 0 0');
    await perform(test.database, hr, tieAccount, { matricule: 'A1', compte: 'compte-a1' });
    expect(await told(agent, 'A1')).toBe('100 0 100 0 50+50 0 0');
    expect(await told(agent, 'A2')).toBe('80 0 80 0 80 0 0');
    expect(await told({ ...agent, member: 'arcueil' }, 'A1')).toBe('');
    expect(
      await test.database.transaction(agent, async (tx) => {
        const { numAffectedRows } = await sql`delete from staff.absence`.execute(tx);
        return numAffectedRows;
      }),
    ).toBe(0n);
  });
});

it('what is due is spread over the week where a part-time has no pattern, at half time too', async () => {
  await test.database.transaction(hr, (tx) =>
    recordPersons(tx, hr, [{ code: 'A4', occupations: [{ post: 'P1', rate: 50, ...since }] }]),
  );
  const persons = await test.database.read(hr, (tx) => listWorkingPersons(tx, week));
  const spread = persons.map(({ code, days }) => `${code} ${days.map(({ isSpread }) => (isSpread ? 1 : 0)).join('')}`);
  expect(spread).toEqual(['A1 0000000', 'A2 1010100', 'A3 0000000', 'A4 1010100', 'A5 1010100']);
});

describe('tying an account to a person', () => {
  it('is refused to others, to an unknown person, and where either is tied already', async () => {
    await expect(perform(test.database, agent, tieAccount, { matricule: 'A2', compte: 'x' })).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(perform(test.database, hr, tieAccount, { matricule: 'A9', compte: 'x' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(perform(test.database, hr, tieAccount, { matricule: 'A1', compte: 'x' })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(perform(test.database, hr, tieAccount, { matricule: 'A2', compte: 'compte-a1' })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await perform(test.database, hr, untieAccount, { compte: 'compte-a1' });
    expect(await told(agent, 'A1')).toBe('100 0 100 0 100 0 0');
  });
});
