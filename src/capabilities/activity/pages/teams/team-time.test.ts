import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../database/testing.ts';
import { createRegistry } from '../../../../figures/registry.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { day } from '../../../../kernel/day.ts';
import { completeness, daysDue, daysMissing, daysPlaced } from '../../measures/completeness.measure.ts';
import { saveWeek } from '../../week/save-week.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from '../../week/weeks.samples.ts';
import { loadTeamLines } from './team-lines.load.ts';
import { loadTeamTime } from './team-time.load.ts';

const today = day('2026-12-01');
const before = day('2026-11-16');

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
  // A2 gives all their time to another team from the week of 23 November on.
  await weeks.record('staff.team_assignment', [{ person: 'A2', team: 'si', share: 100, from_day: plainWeek }]);
  for (const [monday, parts] of [
    [before, ['1', '1', '1']],
    [plainWeek, ['0,5', '0,5']],
  ] as const)
    await weeks.send(saveWeek, weekTyped(monday, 0, [[workOf('interne'), ...parts]]), weeks.agent('A2'));
});
afterAll(() => weeks.close());

const november = (actor: Actor, search = '') =>
  weeks.read((tx) => {
    const url = new URL(`https://bievre.exemple/equipes/temps?mois=2026-11${search}`);
    return loadTeamTime({ tx, actor, today, url, registry: createRegistry([]), doors: [], pages: [] });
  }, actor);

const codesOf = ({ persons }: Awaited<ReturnType<typeof november>>) => persons.map(({ code }) => code);

it('tells a head of who left their team what is of the weeks before, and of who came what is of those since', async () => {
  const [left, came] = [await november(weeks.head), await november(weeks.otherHead)].map(({ persons }) =>
    persons.find(({ code }) => code === 'A2'),
  );
  expect(left?.weeks.map(({ monday, placed }) => [monday, placed])).toEqual([
    ['2026-10-26', 0],
    ['2026-11-02', 0],
    ['2026-11-09', 0],
    [before, 300],
  ]);
  // Wednesday 11 November is a holiday.
  expect([left?.placed, left?.due, left?.elsewhere]).toEqual([300, 1400, [plainWeek, '2026-11-30']]);
  expect(came?.weeks.map(({ monday, placed }) => [monday, placed])).toEqual([
    [plainWeek, 100],
    ['2026-11-30', 0],
  ]);
  expect([came?.placed, came?.due]).toEqual([100, 600]);
});

it('lets them decide of the very weeks for which they answer, and never of their own', async () => {
  // Follows both teams, and leads one.
  const both = {
    ...{ ...weeks.head, roles: ['team-head', 'project-lead'] },
    teams: { 'team-head': ['infra'], 'project-lead': ['si'] },
  } satisfies Actor;
  const { persons, late } = await november(both);
  const decided = (code: string) =>
    persons.find((one) => one.code === code)?.weeks.flatMap(({ monday, mayDecide }) => (mayDecide ? [monday] : []));
  expect(decided('A2')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', before]);
  expect([decided('A3'), decided('A4')]).toEqual([[], []]);
  expect(late.filter(({ mayRemind }) => mayRemind).map(({ code }) => code)).toEqual(['A1', 'A2', 'A5']);
  const director = await november(weeks.director);
  expect(director.persons.every((one) => one.weeks.every(({ mayDecide }) => mayDecide))).toBe(true);
});

it('limits a month to a team and to those that are part of it, and to none that is not followed', async () => {
  expect(codesOf(await november(weeks.director, '&equipe=infra'))).toEqual(['A1', 'A2', 'A3', 'A5']);
  expect(codesOf(await november(weeks.director, '&equipe=pole'))).toEqual(['A1', 'A2', 'A3', 'A5']);
  expect((await november(weeks.director)).teams.map(({ value }) => value).sort()).toEqual(['infra', 'pole', 'si']);
  const nobody = await november(weeks.director, '&equipe=support');
  expect([nobody.team, codesOf(nobody), nobody.led]).toEqual(['support', [], ['support']]);
  for (const team of ['nulle', 'si']) {
    const { team: limited, led, teams, ...month } = await november(weeks.head, `&equipe=${team}`);
    expect([limited, led, teams.map(({ value }) => value)]).toEqual([null, ['infra'], ['infra']]);
    expect(month.persons.map(({ code }) => code)).toEqual(['A1', 'A2', 'A3', 'A5']);
  }
});

it('counts for each team the weeks that are over and not finished, and none that runs or is to come', async () => {
  const registry = createRegistry([daysDue, daysPlaced, daysMissing, completeness]);
  const monthOn = (now: string) =>
    weeks.read(async (tx) => {
      const url = new URL('https://bievre.exemple/equipes/temps?mois=2026-11');
      const page = { tx, actor: weeks.director, today: day(now), url, registry, doors: [], pages: [] };
      const lines = await loadTeamLines(page, await loadTeamTime(page));
      return lines.map(({ code, late, notApproved }) => `${code} ${late} ${notApproved}`).sort();
    }, weeks.director);
  // Of infra: A1, A2 (of si since the 23rd) and A3; of si: A2 and A4. The week of 26 October has a day of the month.
  expect(await monthOn('2026-11-10')).toEqual(['infra 6 6', 'si 4 4']);
  expect(await monthOn('2026-11-02')).toEqual(['infra 3 3', 'si 2 2']);
});
