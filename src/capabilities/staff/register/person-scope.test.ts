import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';
import { readPersonScope, readWeekScope, teamsUnder } from './person-scope.ts';

let base: TestDatabase;
const today = day('2026-11-22');
const officer = testActor('alpha', ['hr']);

/** Where each person is; those of the past, and whoever is lent whole to another team, are elsewhere. */
beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  await base.database.transaction(officer, async (tx) => {
    await recordTeams(tx, officer);
    await recordPosts(tx, officer, [
      { code: 'P1', team: 'infra' },
      { code: 'P2', team: 'infra' },
      { code: 'P3', team: 'infra' },
      { code: 'P4', team: 'si' },
      { code: 'P5', team: 'infra' },
    ]);
    const since = { from_day: '2020-01-01' };
    await recordPersons(tx, officer, [
      { code: 'by-post', occupations: [{ post: 'P1', ...since }] },
      { code: 'left', occupations: [{ post: 'P2', ...since, to_day: '2026-11-22' }] },
      { code: 'lent', occupations: [{ post: 'P3', ...since }], assignments: [{ team: 'si', ...since }] },
      { code: 'shared', occupations: [{ post: 'P4', ...since }], assignments: [{ team: 'support', share: 50, ...since }] },
      { code: 'apprentice', occupations: [{ ...since, status: 'apprentice' }], assignments: [{ team: 'infra', ...since }] },
    ]);
  });
  return () => base.close();
});

const everybody = ['apprentice', 'by-post', 'left', 'lent', 'shared'];
const headOf = (team: string): Actor => ({ ...testActor('alpha', ['team-head']), teams: { 'team-head': [team] } });

async function shownTo(actor: Actor): Promise<string[]> {
  const { isShown } = await base.database.read(actor, (tx) => readPersonScope(tx, actor, today));
  return everybody.filter(isShown);
}

describe('whom a reader is shown', () => {
  it.each<[who: string, Actor, shown: readonly string[]]>([
    ['nobody, to a reader', testActor('alpha', ['reader']), []],
    ['nobody, to an administrator', testActor('alpha', ['administrator']), []],
    ['nobody, to finance, who may know what somebody costs', testActor('alpha', ['finance']), []],
    ['nobody, to a member’s people', testActor('alpha', ['hr'], 'gentilly'), []],
    ['everybody, to the human resources', officer, everybody],
    ['everybody, to the human resources who also lead a team', { ...headOf('infra'), roles: ['hr', 'team-head'] }, everybody],
    ['everybody, to a head of no team in particular', testActor('alpha', ['team-head']), everybody],
    ['those of the team, to its head', headOf('infra'), ['apprentice', 'by-post']],
    ['those of the teams below too', headOf('pole'), ['apprentice', 'by-post', 'shared']],
    ['whoever is lent to the team, and the rest of whoever is shared', headOf('si'), ['lent', 'shared']],
  ])('%s', async (_who, actor, shown) => {
    expect(await shownTo(actor)).toEqual(shown);
  });
});

describe('whose weeks a reader is shown', () => {
  const [then, now] = [day('2026-11-16'), day('2026-11-23')];
  const weeksShownTo = async (actor: Actor) => {
    const { isShown } = await base.database.read(actor, (tx) => readWeekScope(tx, actor, [then, now]));
    const who = [...everybody, 'newcomer', 'to-come', 'moved'];
    return who.flatMap((person) => [then, now].flatMap((monday) => (isShown(person, monday) ? [`${person} ${monday}`] : [])));
  };

  it('those of who was in the team in that week: neither of who comes later, nor of before they came', async () => {
    await base.database.transaction(officer, (tx) =>
      recordPersons(tx, officer, [
        { code: 'newcomer', occupations: [{ from_day: '2020-01-01' }], assignments: [{ team: 'infra', from_day: '2026-11-24' }] },
        { code: 'to-come', occupations: [{ from_day: '2020-01-01' }], assignments: [{ team: 'infra', from_day: '2027-01-01' }] },
        // Lent whole until the Wednesday of the second week, then back to the team of the post.
        {
          code: 'moved',
          occupations: [{ post: 'P5', from_day: '2020-01-01' }],
          assignments: [{ team: 'si', from_day: '2020-01-01', to_day: '2026-11-25' }],
        },
      ]),
    );
    expect(await weeksShownTo(headOf('infra'))).toEqual([
      ...['apprentice 2026-11-16', 'apprentice 2026-11-23', 'by-post 2026-11-16', 'by-post 2026-11-23', 'left 2026-11-16'],
      ...['newcomer 2026-11-23', 'moved 2026-11-23'],
    ]);
    expect(await weeksShownTo(testActor('alpha', ['reader']))).toEqual([]);
    expect((await weeksShownTo(officer)).length).toBe(16);
  });
});

it('teams below are found through any number of levels, and a ring of them ends', () => {
  const teams = [
    { code: 'a', parent: null },
    { code: 'b', parent: 'a' },
    { code: 'c', parent: 'b' },
    { code: 'x', parent: 'y' },
    { code: 'y', parent: 'x' },
  ];
  expect([...teamsUnder(teams, ['a'])].sort()).toEqual(['a', 'b', 'c']);
  expect([...teamsUnder(teams, ['x'])].sort()).toEqual(['x', 'y']);
});
