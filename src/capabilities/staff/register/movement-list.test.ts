import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { year } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';
import { listMovements } from './movement-list.store.ts';

let base: TestDatabase;
const officer = testActor('alpha', ['hr']);

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await base.database.transaction(officer, async (tx) => {
    await recordTeams(tx, officer);
    await recordPosts(tx, officer, [
      { code: 'P1', team: 'infra' },
      { code: 'P2', team: 'support' },
    ]);
    await recordPersons(tx, officer, [
      {
        code: 'A1',
        occupations: [
          { post: 'P1', from_day: '2019-02-01', to_day: '2020-01-01', start_cause: 'recruitment', end_cause: 'retirement' },
        ],
        assignments: [{ team: 'si', share: 40, from_day: '2019-01-01' }],
      },
      {
        code: 'A2',
        occupations: [
          { post: 'P2', from_day: '2018-01-01', to_day: '2019-09-01' },
          { post: 'P1', rate: 50, from_day: '2019-09-01' },
        ],
      },
      { code: 'A3', occupations: [{ status: 'apprentice', from_day: '2019-03-01' }] },
    ]);
  });
  return () => base.close();
});

describe('the list of movements', () => {
  it('holds each agent once a movement, whatever their teams, and no apprentice', async () => {
    const found = await base.database.read(officer, (tx) => listMovements(tx, year(2019)));
    expect(found.map(({ person, kind, onDay, cause, post }) => [person, kind, onDay, cause, post])).toEqual([
      ['A1', 'arrival', '2019-02-01', 'recruitment', 'P1'],
      ['A2', 'move', '2019-09-01', null, 'P1'],
    ]);
    expect(found[0]?.teams.toSorted()).toEqual(['infra', 'si']);
    expect(found[1]).toMatchObject({ fromPost: 'P2', teams: ['infra'], fromTeams: ['support'] });
  });

  it('tells a departure by its last day, in the year of the day after, as its measure counts it', async () => {
    const found = await base.database.read(officer, (tx) => listMovements(tx, year(2020)));
    expect(found).toMatchObject([{ person: 'A1', kind: 'departure', onDay: '2019-12-31', cause: 'retirement' }]);
  });

  it('is as long as its measures say', async () => {
    const { answer } = answering(() => base.database, registration.measures);
    for (const one of [2018, 2019, 2020]) {
      const found = await base.database.read(officer, (tx) => listMovements(tx, year(one)));
      const count = (kind: string) => String(found.filter((movement) => movement.kind === kind).length);
      expect(await answer(officer, 'staff.arrivals', year(one))).toBe(count('arrival'));
      expect(await answer(officer, 'staff.departures', year(one))).toBe(count('departure'));
      expect(await answer(officer, 'staff.moves', year(one))).toBe(count('move'));
    }
  });
});
