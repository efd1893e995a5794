import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../../database/testing.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { day } from '../../../../kernel/day.ts';
import { registration as catalogue } from '../../../catalogue/index.ts';
import { registration as directory } from '../../../directory/index.ts';
import { registration } from '../../index.ts';
import { recordPersons, recordPosts, recordTeams } from '../../staff.samples.ts';
import { loadMovements } from './movement.list.ts';

let base: TestDatabase;
const officer = testActor('alpha', ['hr']);
const head: Actor = { ...testActor('alpha', ['team-head']), teams: { 'team-head': ['infra'] } };

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await base.database.transaction(officer, async (tx) => {
    await recordTeams(tx, officer);
    await recordPosts(tx, officer, [
      { code: 'P1', team: 'infra' },
      { code: 'P2', team: 'infra' },
      { code: 'P3', team: 'si' },
    ]);
    await recordPersons(tx, officer, [
      { code: 'stays', occupations: [{ post: 'P1', from_day: '2020-02-01' }] },
      { code: 'left', occupations: [{ post: 'P2', from_day: '2019-01-01', to_day: '2020-05-01', end_cause: 'retirement' }] },
      { code: 'elsewhere', occupations: [{ post: 'P3', from_day: '2020-03-01' }] },
    ]);
  });
  return () => base.close();
});

describe('the movements that a reader is shown', () => {
  const load = (actor: Actor) =>
    base.database.read(actor, (tx) =>
      loadMovements({
        tx,
        actor,
        today: day('2020-12-31'),
        url: new URL('http://site/personnel/mouvements?du=2020-01-01&au=2020-12-31'),
      }),
    );

  it('are those of their teams, without a way to the page of who left, which does not open to them', async () => {
    const { lines } = await load(head);
    expect(lines.map(({ person, kind, isShown, cause }) => [person, kind, isShown, cause])).toEqual([
      ['stays', 'arrival', true, null],
      ['left', 'departure', false, null],
    ]);
  });

  it('are all of them, with the way to each page, for those who manage staff', async () => {
    const { lines } = await load(officer);
    expect(lines.map(({ person, isShown }) => [person, isShown]).sort()).toEqual([
      ['elsewhere', true],
      ['left', true],
      ['stays', true],
    ]);
  });
});
