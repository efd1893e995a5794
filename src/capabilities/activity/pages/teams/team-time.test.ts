import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../database/testing.ts';
import { createRegistry } from '../../../../figures/registry.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { day } from '../../../../kernel/day.ts';
import { completeness, daysDue, daysMissing, daysPlaced } from '../../measures/completeness.measure.ts';
import { approveWeek } from '../../week/judge-week.ts';
import { finishWeek } from '../../week/own-week.ts';
import { saveWeek } from '../../week/save-week.ts';
import { listWaitingTime } from '../../week/waiting.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from '../../week/weeks.samples.ts';
import { loadTeamLines } from './team-lines.load.ts';
import { loadTeamTime, type TeamTime, weekColumns, weekLines } from './team-time.load.ts';

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

const monthOf = (month: string, actor: Actor, search = '') =>
  weeks.read((tx) => {
    const url = new URL(`https://bievre.exemple/equipes/temps?mois=${month}${search}`);
    return loadTeamTime({ tx, actor, today, url, registry: createRegistry([]), doors: [], pages: [] });
  }, actor);

const november = (actor: Actor, search = '') => monthOf('2026-11', actor, search);

const codesOf = ({ persons }: Awaited<ReturnType<typeof november>>) => persons.map(({ code }) => code);
const ledOf = ({ led }: Pick<TeamTime, 'led'>) => led.map(({ code, depth }) => `${'> '.repeat(depth)}${code}`);

it('tells a head of who left their team what is of the weeks before, and of who came what is of those since', async () => {
  const [left, came] = [await november(weeks.head), await november(weeks.otherHead)].map(({ persons }) =>
    persons.find(({ code }) => code === 'A2'),
  );
  expect(left?.weeks.map(({ monday, placed }) => [monday, placed])).toEqual([
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
  expect(decided('A2')).toEqual(['2026-11-02', '2026-11-09', before]);
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
  expect([nobody.team, codesOf(nobody), ledOf(nobody)]).toEqual(['support', [], ['support']]);
  for (const team of ['nulle', 'si']) {
    const { team: limited, teams, ...month } = await november(weeks.head, `&equipe=${team}`);
    expect([limited, ledOf(month), teams.map(({ value }) => value)]).toEqual([null, ['infra'], ['infra']]);
    expect(month.persons.map(({ code }) => code)).toEqual(['A1', 'A2', 'A3', 'A5']);
  }
});

it('tells of each team under the one that it is part of, which counts its people too', async () => {
  expect(ledOf(await november(weeks.director))).toEqual(['pole', '> infra', 'si']);
  expect(ledOf(await november(weeks.director, '&equipe=pole'))).toEqual(['pole', '> infra']);
  expect(ledOf(await november(weeks.director, '&equipe=infra'))).toEqual(['infra']);
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
  // Of infra: A1, A2 (of si since the 23rd) and A3; of si: A2 and A4. The week of 26 October has but a Sunday of the month.
  expect(await monthOn('2026-11-10')).toEqual(['infra 3 3', 'pole 3 3', 'si 2 2']);
  expect(await monthOn('2026-11-02')).toEqual(['infra 0 0', 'pole 0 0', 'si 0 0']);
});

it('lists a week in the month in which something of it is due or recorded, and counts it there alone', async () => {
  const lists = async (month: string) => {
    const { mondays, persons, late } = await monthOf(month, weeks.otherHead);
    const a4 = persons.find(({ code }) => code === 'A4');
    const listed = a4?.weeks.map((one) => one.monday) ?? [];
    expect(late.map((one) => one.weeks.map(({ monday }) => monday))).toEqual([listed]);
    expect(mondays.map(({ monday }) => monday)).toEqual(listed);
    return { listed, otherMonth: a4?.otherMonth };
  };
  // It ends on Sunday 1 February.
  const over = day('2026-01-26');
  const february = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'];
  expect(await lists('2026-02')).toEqual({ listed: february, otherMonth: [over] });
  expect((await lists('2026-01')).listed.at(-1)).toBe(over);
  await weeks.send(saveWeek, weekTyped(over, 0, [[workOf('aide'), '', '', '', '', '', '', '0,5']]), weeks.agent('A4'));
  expect(await lists('2026-02')).toEqual({ listed: [over, ...february], otherMonth: [] });
});

it('counts a week and a month as the week itself does: time on a day that asks for none comes on top', async () => {
  const arrival = [[workOf('interne'), '', '', '1', '1', '1', '0,5']] as const;
  await weeks.send(saveWeek, weekTyped(plainWeek, 0, arrival), weeks.agent('A5'));
  const loaded = await november(weeks.head);
  const week = loaded.persons.find(({ code }) => code === 'A5')?.weeks.find(({ monday }) => monday === plainWeek);
  expect([week?.balance, week?.isBalanced, week?.words, week?.warnings]).toEqual(['3 / 3', true, 'en retard', 1]);
  // Monday the 30th is due and not placed.
  const { placed, due } = loaded.persons.find(({ code }) => code === 'A5') ?? {};
  expect([placed, due]).toEqual([300, 400]);
  const line = weekLines(loaded).filter((one) => one.person.code === 'A5' && one.week.monday === plainWeek);
  const column = (key: string) => weekColumns.find((one) => one.key === key);
  expect(line.map((one) => [column('du')?.value(one), column('place')?.value(one)])).toEqual([[3, 3]]);
});

it('lists what waits to be approved of somebody who is not at work any more, as what there is to do counts it', async () => {
  // A5 comes on Wednesday 25 November, and has finished a week before that.
  const early = day('2026-08-03');
  await weeks.send(finishWeek, { lundi: early }, weeks.agent('A5'));
  const approving = async (month: string) =>
    (await monthOf(month, weeks.director)).toApprove.map(({ who, monday, balance, isBalanced, mayDecide }) => ({
      ...{ who, monday, balance },
      mayBeChosen: isBalanced && mayDecide,
    }));
  const waits = { who: 'A5', monday: early, balance: '0 / 0', mayBeChosen: true };
  expect(await approving('2026-08')).toEqual([waits]);
  const waiting = await weeks.read((tx) => listWaitingTime(tx, { actor: weeks.director, today }), weeks.director);
  expect(waiting[0]).toMatchObject({ label: '1 semaine à approuver', path: '/equipes/temps?mois=2026-08' });
  await weeks.send(approveWeek, { matricule: 'A5', lundi: early, version: '1' }, weeks.director);
  expect(await approving('2026-08')).toEqual([]);
});

it('tells the head of work on an application that is not in service yet', async () => {
  await weeks.record('catalogue.application', [{ code: 'melodie', name: 'Mélodie', from_day: '2026-12-01' }]);
  const monday = day('2026-09-07');
  const rows = [[workOf('interne', { application: 'melodie' }), '1']] as const;
  await weeks.send(saveWeek, weekTyped(monday, 0, rows), weeks.agent('A1'));
  const { persons } = await monthOf('2026-09', weeks.head);
  const told = persons.find(({ code }) => code === 'A1')?.weeks.find((one) => one.monday === monday);
  expect(told?.warnings).toBe(1);
});
