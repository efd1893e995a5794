import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';
import { forecastOf, inMonth, skill } from './capacity.samples.ts';
import { halfDayOf } from './work-calendar.ts';
import { listOpenPosts, listWorkers } from './workforce.store.ts';

let test: TestDatabase;
const hr = testActor('alpha', ['hr']);
const window = { from: day('2023-12-01'), to: day('2028-06-01') };
const since = { from_day: '2020-01-01' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  await test.database.transaction(hr, async (tx) => {
    await recordTeams(tx, hr);
    await recordGrades(tx, hr);
    await recordPosts(tx, hr, [
      { code: 'P1', quota: 80, team: 'infra', ...since },
      { code: 'P2', team: 'si', from_day: '2010-01-01', to_day: '2023-01-01' },
    ]);
    await recordPersons(tx, hr, [
      {
        code: 'A1',
        name: 'Camille',
        birth_from: 1970,
        birth_to: 1974,
        occupations: [{ post: 'P1', rate: 50, ...since }],
        assignments: [{ team: 'support', share: 40, ...since }],
      },
      { code: 'A2', occupations: [{ status: 'temporary', from_day: '2027-05-01', to_day: '2027-06-01' }] },
      { code: 'A3', occupations: [{ status: 'apprentice', ...since }] },
      { code: 'A4', occupations: [{ post: 'P2', from_day: '2010-01-01', to_day: '2023-01-01' }] },
    ]);
    await record(tx, hr, 'staff.absence', [
      { person: 'A1', kind: 'sick', from_day: '2027-05-10', from_noon: true, to_day: '2027-05-11' },
      { person: 'A1', kind: 'annual', from_day: '2021-05-10', to_day: '2021-05-11' },
    ]);
    await record(tx, hr, 'staff.work_pattern', [{ person: 'A2', pattern: '1111111100', from_day: '2027-05-01' }]);
    await record(tx, hr, 'catalogue.application', [{ code: 'paie', name: 'Paie' }]);
    await record(tx, hr, 'staff.skill', [
      { person: 'A1', application: 'paie', level: 2 },
      { person: 'A1', topic: 'Réseau', level: 1 },
    ]);
  });
}, 60_000);
afterAll(() => test.close());

describe('those who work', () => {
  it('are agents and temporary staff of the window, each with what is recorded of their time over it', async () => {
    const [a1, a2, ...others] = await test.database.read(hr, (tx) => listWorkers(tx, window));
    expect(others).toEqual([]);
    expect(a1).toEqual({
      code: 'A1',
      name: 'Camille',
      birth: '1972-07-01',
      occupations: [{ person: 'A1', post: 'P1', postTeam: 'infra', quota: 80, rate: 50, fromDay: '2020-01-01', toDay: null }],
      assignments: [{ person: 'A1', team: 'support', share: 40, fromDay: '2020-01-01', toDay: null }],
      patterns: [],
      absences: [{ from: halfDayOf(day('2027-05-10'), true), to: halfDayOf(day('2027-05-11')) }],
      skills: [{ person: 'A1', ...skill('paie') }],
    });
    expect(a2).toMatchObject({ code: 'A2', birth: null, occupations: [{ post: null, postTeam: null, quota: 100 }] });
    expect(a2?.patterns).toMatchObject([{ pattern: '1111111100' }]);
  });

  it('give their days as the rows say: 19 days of May 2027, at 40 %, six tenths for the team of the post, half a day away', async () => {
    const workers = await test.database.read(hr, (tx) => listWorkers(tx, window));
    expect(inMonth(forecastOf({ workers }), '2027-05')).toMatchObject({ gross: 4.56, away: 0.12 });
  });

  it('are read without their absences by whoever may not read these', async () => {
    const workers = await test.database.read(testActor('alpha', ['agent']), (tx) => listWorkers(tx, window));
    expect(workers.flatMap(({ absences }) => absences)).toEqual([]);
  });

  it('hold posts that are open within the months ahead', async () => {
    const posts = await test.database.read(hr, (tx) => listOpenPosts(tx, { from: day('2026-12-01'), to: window.to }));
    expect(posts).toEqual([{ code: 'P1', title: 'Poste P1', quota: 80, team: 'infra', fromDay: '2020-01-01', toDay: null }]);
  });
});
